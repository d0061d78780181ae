"""How a verdict came about, in words for whoever keeps the rules."""

from .instructing import decide
from .reading import understand


def explain(facts):
    """Sentence by sentence: the words, the acts seen in them, and the row of the table that decided."""
    reading = understand(facts.text, facts.channel)
    verdict, row, _ = decide(facts, reading)
    lines = [
        f"Read as {'a note of a conversation' if reading.note else 'the asker in person'};"
        f" addressed to {facts.addressee}; recorded authority: {facts.authority}."
    ]
    for index, sentence in enumerate(reading.sentences):
        lines.append(f"{index + 1}. {facts.text[sentence.start : sentence.end]}")
        lines += [_told(act, facts.text) for act in reading.acts if act.sentence == index]
    return "\n".join([*lines, f"instructing_staff: {verdict}, because {row}."])


def _told(act, text):
    quoted = " (in quotation marks)" if act.quoted else ""
    return f"   {act.name}{quoted}: “{text[slice(*act.span)]}” by {act.wording}"
