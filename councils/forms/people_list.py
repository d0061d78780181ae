"""A list of people: where it comes from, and what its columns are for."""

from dataclasses import replace
from datetime import date, timedelta

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from councils.calendar import ENGLAND
from councils.form_fields import DateInputField
from councils.form_layout import Group, SubmitButton
from councils.forms.columns import ColumnChoices
from councils.forms_base import GovukForm
from councils.models import Role
from councils.people_list import columns as lists
from councils.people_list.plan import MOST_PEOPLE, dry_run
from councils.people_list.travelling import packed, unpacked
from councils.people_list.typed import typed
from councils.spreadsheets.cells import UnreadableSheet, words_of
from councils.spreadsheets.files import FILE_TOO_LARGE, LARGEST_FILE, read_file
from councils.spreadsheets.rows import LONGEST_SHOWN

USUAL = [(Role.COUNCILLOR, "Councillors"), (Role.OFFICER, "Officers")]
TOO_MANY = f"This list has more than {MOST_PEOPLE} rows. Bring in one part at a time."
NO_LIST = "Type or paste the names, or choose a file"
ADD, READ, CORRECT = "add", "read", "correct"
THURSDAY = 3


def last_term_began(today):
    """The day on which councillors of the last ordinary election took office, as most parishes hold it: May 2023, 2027.

    The fourth day after the first Thursday in May (Local Government Act 1972 s.16(3), Representation of the People Act
    1983 s.37), always a Monday; where that is a bank holiday, the next day that is none (1972 Act s.243(1)).
    """
    year = today.year - (today.year - 2023) % 4
    began = _in_office_from(year)
    return began if began <= today else _in_office_from(year - 4)


def _in_office_from(year):
    first = date(year, 5, 1)
    day = first + timedelta((THURSDAY - first.weekday()) % 7 + 4)
    while ENGLAND.bank_holiday(day):
        day += timedelta(1)
    return day


class ListForm(GovukForm):
    """Once the form is valid, `sheets` is what was read."""

    submit_label = "Continue"
    unmarked = ("text", "file")
    spoken = {"role": "who they are", "since": "the day from which they are in office"}

    text = forms.CharField(
        required=False,
        strip=False,
        label="Type or paste them, one person a line",
        help_text="Such as “Iris Lowe, iris@example.org, Councillor”. Cells copied from a spreadsheet and addresses "
        "copied from an email are read, too",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        required=False,
        label="Or choose a spreadsheet",
        help_text=f"An Excel workbook (.xlsx) or a CSV file, with up to {MOST_PEOPLE} people",
    )
    role = forms.ChoiceField(
        label="Who are those whose role the list does not say?",
        choices=USUAL,
        initial=Role.COUNCILLOR,
        widget=forms.RadioSelect,
    )
    since = DateInputField(
        label="From which day are they in office?",
        help_text="Where the list has no date. We have filled in the day on which councillors took office after the "
        "last ordinary election. A request can be logged only for somebody who was in office on that day",
        limit="today_or_past",
    )

    def get_layout(self):
        return Layout("text", "file", Group("Where the list does not say it", "role", "since"))

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if "file" in self.errors:
            return cleaned
        if not file and not text.strip():
            raise forms.ValidationError({"text": NO_LIST})
        if file and text.strip():
            raise forms.ValidationError({"text": "Choose one of the two: the list that you typed, or the file"})
        try:
            self.sheets = self._read_file(file) if file else typed(text)
        except UnreadableSheet as problem:
            raise forms.ValidationError({"file" if file else "text": str(problem)}) from problem
        if not self.sheets:
            raise forms.ValidationError({"text": NO_LIST})
        if sum(len(sheet.rows) for sheet in self.sheets) > MOST_PEOPLE + 50:
            raise forms.ValidationError({"file" if file else "text": TOO_MANY})
        return cleaned

    def _read_file(self, file):
        if file.size > LARGEST_FILE:
            raise UnreadableSheet(FILE_TOO_LARGE)
        return read_file(file.read())


class PlanForm(ColumnChoices):
    """What the columns of a list are for. What else the list needs travels in hidden fields."""

    columns = lists.LABELS
    submit_label = ""

    table = forms.CharField(strip=False, widget=forms.HiddenInput)
    typed = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    role = forms.ChoiceField(choices=USUAL, widget=forms.HiddenInput)
    since = forms.DateField(widget=forms.HiddenInput)
    read_as = forms.CharField(required=False, widget=forms.HiddenInput)
    # How many somebody saw that would be added; the page writes it beside the button.
    sheet = forms.TypedChoiceField(label="On which sheet are the people?", coerce=int)
    row = forms.IntegerField(
        required=False,
        label="In which row are the headings?",
        help_text="Leave it empty where the list has none",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )
    buttons = (SubmitButton("Read the list again", name="act", value=READ, style="secondary"),)

    def __init__(self, *args, sheets, sheet, **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers = [number for number, _ in sheet.rows]
        named = [(place, f"{sheet.name or 'The list'}, {len(sheet.rows)} rows") for place, sheet in enumerate(sheets)]
        self.fields["sheet"].choices = named
        if len(named) == 1:
            self.fields["sheet"].widget = forms.HiddenInput()
        self.unmarked = (*self.unmarked, "row")

    def get_layout(self):
        place = Group("Where the list begins", "sheet", "row")
        travels = ("table", "typed", "role", "since", "read_as")
        return Layout(*travels, Group("What is in each column?", *self.column_fields), place)

    @property
    def inside(self):
        """For the page's own form, in which the button to add them stands, too."""
        helper = self.helper
        helper.form_tag, helper.disable_csrf = False, True
        return helper

    def clean_row(self):
        row = self.cleaned_data["row"]
        if row is not None and row not in self.numbers:
            raise forms.ValidationError("This row is blank or not in the list. Enter the number of another")
        return row

    def require(self, chosen):
        super().require(chosen)
        if not chosen.keys() & {"name", "surname"}:
            self.add_error(None, "Choose the column with the names, or with the surnames")


class OnItsWay:
    """A list between the pages, from what was posted: `form` is its PlanForm. ValueError where it came in pieces."""

    def __init__(self, data):
        self.sheets = unpacked(data.get("table", ""))
        place = self._place(data)
        self.sheet, self.heading = self.sheets[place.sheet], place.heading
        self.columns = lists.headings(self.sheet, self.heading)
        if data.get("read_as") != f"{place}":
            # Read from elsewhere than before: what the columns were for counts no more.
            data = {name: value for name, value in data.items() if not name.startswith("column_")} | {
                f"column_{each.index}": each.field for each in self.columns
            }
        places = {"sheets": self.sheets, "sheet": self.sheet}
        shown = {"headings": self.columns, "rows": self.sheet.rows[self.first :]}
        self.form = PlanForm(data | {"read_as": f"{place}"}, auto_id="list_%s", **places, **shown)

    @property
    def first(self):
        """The place of the first row beneath the headings."""
        return 0 if self.heading is None else self.heading + 1

    def _place(self, data):
        sheet = int(data.get("sheet") or 0)
        if not 0 <= sheet < len(self.sheets):
            raise ValueError("no such sheet")
        numbers = [str(number) for number, _ in self.sheets[sheet].rows]
        row = str(data.get("row") or "").strip()
        return lists.Place(sheet, numbers.index(row) if row in numbers else None)

    def plan(self, council, *, by):
        """The Plan, once the form is valid."""
        facts = self.form.cleaned_data
        chosen = {index: field for field, index in self.form.chosen.items()}
        columns = [replace(each, field=chosen.get(each.index, "")) for each in self.columns]
        usual = {"role": facts["role"], "since": facts["since"]}
        return dry_run(council, self.sheet, self.heading, columns, by=by, **usual)

    def as_typed(self):
        """The ListForm in which the list stands as it was typed, or a sheet as it would be, to be corrected there."""
        lines = ("\t".join(_on_a_line(cell) for cell in cells) for _, cells in self.sheet.rows)
        usual = {name: self.form[name].value() for name in ("role", "since")}
        return ListForm(initial={"text": self.form["typed"].value() or "\n".join(lines)} | usual)

    @property
    def unread(self):
        """What is passed over, once the form is valid: rows above the headings, and columns that are left out."""
        above = self.sheet.rows[: self.heading or 0]
        rows = [f"Row {number}: {' '.join(map(_on_a_line, cells)).strip()[:LONGEST_SHOWN]}" for number, cells in above]
        used = self.form.chosen.values()
        return rows + [self.form[name].label for name, index in self.form.column_fields.items() if index not in used]


def _on_a_line(cell):
    return " ".join(words_of(cell).split())


def first_data(form):
    """What a ListForm would post as a PlanForm, read as the list looks."""
    place = lists.best_place(form.sheets)
    row = "" if place.heading is None else form.sheets[place.sheet].rows[place.heading][0]
    table = packed(form.sheets)
    usual = {"role": form.cleaned_data["role"], "since": form.cleaned_data["since"].isoformat()}
    return {"table": table, "typed": form.cleaned_data["text"], "sheet": place.sheet, "row": row} | usual


def usual_since():
    return last_term_began(timezone.localdate())
