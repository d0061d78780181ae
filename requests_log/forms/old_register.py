"""Forms for bringing in an old register: the file, what its columns are for, and whom its names mean."""

from crispy_forms.layout import Layout
from django import forms

from councils.form_layout import Group
from councils.forms.columns import ColumnChoices
from councils.forms_base import GovukForm
from councils.spreadsheets.cells import UnreadableSheet
from councils.spreadsheets.files import FILE_TOO_LARGE, LARGEST_FILE, read_file
from requests_log.models.choices import Channel, Kind
from requests_log.old_register.headings import columns
from requests_log.services.dry_run import FORMER, LEAVE

LONGEST_NAME = 200


class OldRegisterForm(GovukForm):
    """Once the form is valid, `sheets` is what was read."""

    file = forms.FileField(
        label="The old register",
        help_text="An Excel workbook (.xlsx) or a CSV file, of up to 5 MB and 20,000 rows.",
    )

    submit_label = "Read the file"
    spoken = {"file": "the file"}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(FILE_TOO_LARGE)
        try:
            self.sheets = read_file(file.read())
        except UnreadableSheet as problem:
            raise forms.ValidationError(str(problem)) from problem
        return file

    @property
    def file_name(self):
        return self.cleaned_data["file"].name[-LONGEST_NAME:]


class SheetForm(GovukForm):
    """Where the headings are; `place` is the sheet and `heading` the place of their row in it."""

    sheet = forms.TypedChoiceField(label="Which sheet?", coerce=int)
    row = forms.IntegerField(
        label="In which row are the headings?",
        min_value=1,
        max_value=2_000_000,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )

    submit_label = "Read it from there"
    submit_style = "secondary"
    form_method = "get"
    spoken = {"row": "the number of the row"}

    def __init__(self, *args, register, **kwargs):
        super().__init__(*args, auto_id="where_%s", **kwargs)
        self.register = register
        self.fields["sheet"].choices = [
            (place, f"{sheet['name'] or 'The file'}, {len(sheet['rows'])} rows")
            for place, sheet in enumerate(register.sheets)
        ]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        numbers = [number for number, _ in self.register.sheets[cleaned["sheet"]]["rows"]]
        if cleaned["row"] not in numbers:
            raise forms.ValidationError({"row": "This row is blank or not on the sheet. Enter the number of another"})
        return cleaned | {"heading": numbers.index(cleaned["row"])}


class ColumnsForm(ColumnChoices):
    """What each column is for; `matching` is what OldRegister keeps, without the place."""

    columns = {field: known["label"] for field, known in columns().items()}

    channel = forms.ChoiceField(label="How did the requests come?", choices=Channel, initial=Channel.EMAIL)
    kind = forms.ChoiceField(label="What kind of request are they?", choices=Kind, initial=Kind.OTHER)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Continue"

    def get_layout(self):
        return Layout(
            Group("What is in each column?", *self.column_fields),
            Group("Where the register does not say it", "channel", "kind"),
        )

    def require(self, chosen):
        super().require(chosen)
        if "received" not in chosen:
            self.add_error(None, "Choose the column with the date received")
        if not chosen.keys() & {"name", "surname"}:
            self.add_error(None, "Choose the column with the name of the councillor, or with the surname")
        if not chosen.keys() & {"words", "subject"}:
            self.add_error(None, "Choose the column with the request, or with its subject")

    @property
    def matching(self):
        usual = {name: self.cleaned_data[name] for name in ("channel", "kind")}
        return {"columns": self.chosen, "usual": usual}


class PeopleForm(GovukForm):
    """Whom each name means; those that are certain are filled in. `people` is what OldRegister keeps."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Continue"

    def __init__(self, *args, names, known, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {f"name_{number}": name for number, name in enumerate(names)}
        everybody = [(str(each.key), each.name) for each in known]
        for field, name in self.names.items():
            self.fields[field] = self._field(name, everybody, chosen)

    def _field(self, name, everybody, chosen):
        certain = name.meant[0].key if len(name.meant) == 1 else ""
        meant = {str(each.key) for each in name.meant}
        first = sorted(everybody, key=lambda option: option[0] not in meant)
        others = [(FORMER, f"Add {name.shown} as a former councillor"), (LEAVE, "Leave these rows out")]
        rows = f"In {name.rows} row{'' if name.rows == 1 else 's'}."
        unsure = f" It can be {' or '.join(each.name for each in name.meant)}." if len(name.meant) > 1 else ""
        return forms.ChoiceField(
            label=name.shown,
            choices=[("", "Select who it is"), *first, *others],
            initial=str(chosen.get(name.key, certain)),
            help_text=rows + unsure,
            error_messages={"required": f"Select who {name.shown} is"},
        )

    def get_layout(self):
        open_ones = [field for field, name in self.names.items() if len(name.meant) != 1]
        certain = [field for field in self.names if field not in open_ones]
        groups = [("Somebody has to say who this is", open_ones), ("Is this right?", certain)]
        return Layout(*(Group(title, *fields) for title, fields in groups if fields))

    @property
    def people(self):
        return {name.key: _choice(self.cleaned_data[field]) for field, name in self.names.items()}


def _choice(value):
    return int(value) if value.isdecimal() else value


class ConfirmForm(GovukForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
