"""Error messages in plain words, made from a field's kind and its name ("Enter the subject")."""

from django import forms

from councils import titles

# Words that keep their capital letter inside a sentence.
PROPER = {"Council", "Monitoring", "English", "Word", "I"}


def inside_sentence(label: str) -> str:
    """The label inside a sentence: "Date received" gives "date received", "PDF" stays "PDF"."""
    label = str(label).strip().rstrip(":")
    first = label.split(" ", 1)[0]
    if label.startswith(titles.current().clerk) or first in PROPER or first[1:] != first[1:].lower():
        return label
    return label[:1].lower() + label[1:]


def spoken_name(label: str) -> str:
    """What the messages call a field; a label that asks a question is quoted as it stands."""
    label = str(label).strip()
    return f"an answer to “{label}”" if label.endswith("?") else inside_sentence(label)


def at_start(name: str) -> str:
    return name[:1].upper() + name[1:]


def messages_for(field: forms.Field, label: str, name: str) -> dict[str, str]:
    """Every message of the field by its code. `name` is what a sentence calls the field."""
    subject = at_start(name)
    # These are formatted with % by Django, so a percent sign of the label has to be doubled.
    formatted = subject.replace("%", "%%")
    messages = {
        "required": _missing(field, label, name),
        "invalid_choice": f"Select {name} from the list".replace("%", "%%"),
        "max_length": f"{formatted} must be %(limit_value)d characters or fewer",
        "min_length": f"{formatted} must be %(limit_value)d characters or more",
        "max_value": f"{formatted} must be %(limit_value)s or less",
        "min_value": f"{formatted} must be %(limit_value)s or more",
        "null_characters_not_allowed": (
            f"{subject} had a hidden character in it that cannot be kept. "
            "We have taken it out: check the words, then continue"
        ),
    }
    messages |= _wrong_format(field, subject)
    if isinstance(field, forms.FileField):
        messages |= _file_messages()
    return messages


def _missing(field, label, name):
    widget = field.widget
    if isinstance(widget, forms.FileInput):
        return f"Upload {name}"
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick “{str(label).strip()}” to continue"
    if isinstance(widget, forms.widgets.ChoiceWidget):
        return f"Select {name}"
    return f"Enter {name}"


def _wrong_format(field, subject):
    if isinstance(field, forms.EmailField):
        return {"invalid": "Enter an email address in the correct format, like name@example.com"}
    if isinstance(field, forms.URLField):
        return {"invalid": "Enter a web address, like https://www.example.gov.uk"}
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return {"invalid": f"{subject} must be a number"}
    if isinstance(field, forms.IntegerField):
        return {"invalid": f"{subject} must be a whole number"}
    return {}


def _file_messages():
    return {
        "empty": "The file you chose is empty",
        "missing": "The file did not arrive. Choose it again",
        "invalid": "The file did not arrive. Choose it again",
        "max_length": "The name of the file must be %(max)d characters or fewer",
        "contradiction": "Choose a new file or remove the old one, not both",
    }
