"""The wordings of answers: text with fields in braces that are filled in from the request. Pure."""

from string import Formatter

# What each field stands for, as the page says it.
FIELDS = {
    "councillor": "the councillor’s name",
    "date": "the day on which the request was received",
    "subject": "the subject of the request",
    "reference": "the reference of the request",
    "findings": "what the check found, each with the clause that it quotes; nothing where it found nothing",
    "duties": "what became of the duties that the request started; nothing where it started none",
    "reason": "the reason that you gave for the decision; nothing where you gave none",
    "clerk": "the name of whoever decided",
    "council": "the council’s name",
}


def fault_of(wording):
    """What is wrong with a wording, as a sentence that says what to do; "" where it can be used."""
    try:
        parts = list(Formatter().parse(wording))
    except ValueError:
        return "A brace is open, or closed without having been opened. Write a brace of your own twice: {{ or }}."
    for _, name, details, conversion in parts:
        if name is None:
            continue
        if name not in FIELDS or details or conversion:
            known = ", ".join(f"{{{field}}}" for field in FIELDS)
            return (
                f"There is no field {{{name}{'!' if conversion else ''}{':' if details else ''}}}. There are {known}."
            )
    return ""


def filled(wording, values):
    """The wording with its fields filled in; a field that is empty takes its paragraph's line with it."""
    paragraphs = (paragraph.format_map(values).strip() for paragraph in wording.split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
