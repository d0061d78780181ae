"""How a verdict came about, in sentences for whoever keeps the rules."""

from .catalogue import RULES
from .cues import cues_of, tables
from .instructing import arbitrated, decide
from .learned import is_learned, label, weigh
from .lexicon import load
from .meant import live
from .reading import ACTS, NOTES, understand

ADDRESSED = {
    "clerk": "the Clerk is to act",
    "staff": "an employee other than the Clerk is to act",
    "clerk_and_staff": "the Clerk and other employees are to act",
}
AUTHORITY = {
    "none": "no authority is recorded",
    "council_resolution": "a resolution of the council is recorded",
    "committee_resolution": "a resolution of a committee is recorded",
    "clerk_approval": "the Clerk's approval is recorded",
}


def explain(facts):
    """What was read sentence by sentence, which acts were left aside, and what decided each rule; one text."""
    reading = understand(facts.text, facts.channel)
    voice = "a note that tells of a conversation" if reading.note else "the asker's own words"
    told = [f"Read as {voice}: {ADDRESSED[facts.addressee]}, and {AUTHORITY[facts.authority]}."]
    for index, sentence in enumerate(reading.sentences):
        told.append(f"Sentence {index + 1}: {facts.text[sentence.start : sentence.end].strip()}")
        told += [_act(reading, act) for act in reading.acts if act.sentence == index]
    return "\n".join([*told, _decision(facts, reading), *_weighed(facts, reading)])


def _act(reading, act):
    aside = "" if act in live(reading, act.name) else " (left aside: not the asker's own, or not meant)"
    words = reading.text[slice(*act.span)]
    return f"  “{words}” {_abouts()[act.name]}{aside}. [{act.name}: {act.wording}]"


def _decision(facts, reading):
    verdict, row, acts = decide(facts, reading)
    words = ", ".join(f"“{reading.text[slice(*act.span)]}”" for act in acts) or "no words"
    told = f"instructing_staff is {verdict}: {load('rows')[row]} ({words})."
    final, row, _ = arbitrated(facts, reading)
    if final == verdict:
        return told
    weighing = label(facts, verdict)[1]
    return f"By the table {told}\nThe learned weights make it {final}: {load('rows')[row]}; {_carried(weighing)}."


def _carried(weighing):
    shares = ", ".join(f"{name} {weight:+.2f}" for name, weight in weighing.carried)
    return f"they come to {weighing.total:.2f} ({shares or 'no single feature'})"


def _weighed(facts, reading):
    """A line for each other rule that shows a cue or speaks."""
    for rule in RULES:
        if rule not in tables():
            continue
        shown = cues_of(rule, facts, reading)
        speaks = RULES[rule].function(facts, reading).verdict != "clear"
        if speaks or any(cue.spans for cue in shown):
            total = sum(cue.weight for cue in shown)
            parts = "; ".join(f"{tables()[rule][cue.name]['about']} ({cue.weight:+d})" for cue in shown)
            learned = f" Learned weights: {_carried(weigh(rule, facts))}." if is_learned(rule) else ""
            from_sum = load("thresholds")[rule]["threshold"]
            yield f"{rule}: its cues come to {total} of {from_sum}: {parts or 'none'}.{learned}"


def _abouts():
    return {name: table["about"] for file in (*ACTS, NOTES) for name, table in load(file).items()}
