"""What somebody answered on a form, to be checked on the next page before anything is kept or sent."""

from councils.controls import Control


def answers_of(form):
    """[(what was asked, the answer in words)] of a form that was sent; a question without an answer is left out."""
    answers = [(bound.label, _in_words(Control(bound))) for bound in form.visible_fields()]
    return [(asked, words) for asked, words in answers if words]


def _in_words(control):
    if control.kind in ("radios", "checkboxes"):
        return ", ".join(str(option.label) for option in control.options if option.checked)
    if control.kind == "checkbox":
        return "Yes" if control.value else ""
    return str(control.value or "")
