"""What each column of somebody's table is for, as a form."""

from django import forms

from councils.forms_base import GovukForm
from councils.spreadsheets.cells import words_of

SAMPLES, LONGEST_SAMPLE = 3, 40


class ColumnChoices(GovukForm):
    """`columns` is {field: label} of those that can be chosen; once it is valid, `chosen` is {field: index}."""

    columns = {}

    def __init__(self, *args, headings, rows, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "Leave it out"), *self.columns.items()]
        self.column_fields = {}
        for heading in headings:
            samples = _samples(rows, heading.index)
            if not samples and not heading.text:
                continue
            name = f"column_{heading.index}"
            self.column_fields[name] = heading.index
            self.fields[name] = forms.ChoiceField(
                label=heading.title,
                choices=choices,
                required=False,
                initial=heading.field,
                help_text=f"Such as: {' · '.join(samples)}" if samples else "Empty",
            )
        self.unmarked = (*self.column_fields,)

    def clean(self):
        cleaned = super().clean()
        chosen = {}
        for name in self.column_fields:
            if field := cleaned.get(name):
                chosen.setdefault(field, []).append(name)
        for field, names in chosen.items():
            if len(names) > 1:
                self.add_error(names[1], f"{self.columns[field]}: choose this for one column only")
        self.require(chosen)
        self.chosen = {field: self.column_fields[names[0]] for field, names in chosen.items()}
        return cleaned

    def require(self, chosen):
        """Override to add an error where a column is missing; `chosen` is {field: names of form fields}."""
        if "name" in chosen and chosen.keys() & {"first_name", "surname"}:
            self.add_error(chosen["name"][0], "Choose the whole name, or first name and surname, not both")


def _samples(rows, index):
    """The first different values of a column."""
    found = []
    for _, cells in rows:
        text = " ".join(words_of(cells[index]).split()) if index < len(cells) else ""
        text = f"{text[:LONGEST_SAMPLE]}…" if len(text) > LONGEST_SAMPLE else text
        if text and text not in found:
            found.append(text)
        if len(found) == SAMPLES:
            break
    return found
