"""Forms for bringing a protocol in, adopting it and recording its reviews."""

import base64

from crispy_forms.layout import Layout
from django import forms

from councils.form_fields import PartialDateField
from councils.form_layout import Reveal
from councils.forms_base import GovukForm
from councils.wording import partial_date_words
from protocols.models import Basis, Change, Outcome
from protocols.parsing import UnreadableFile
from protocols.partial_dates import first_day, last_day
from protocols.sources import FILE_TOO_LARGE, LARGEST_FILE, PASTED, read_source
from protocols.titles import called

LONGEST_NAME = 200
FILE_HINT = "A Word document (.docx), a PDF with text in it, a web page (.html) or a text file (.txt), of up to 5 MB."

SPOKEN = {
    "adopted": "the date of adoption",
    "reviewed": "the date of the review",
    "minute_ref": "the minute reference",
    "next_review": "the date of the next review",
    "title": "the title of the protocol",
}


# The answer that a text belongs to no protocol that is here.
NEW = "new"


class SourceForm(GovukForm):
    """A file or pasted text; once the form is valid, `source` is what was read."""

    file = forms.FileField(label="The protocol’s file", required=False, help_text=FILE_HINT)
    pasted = forms.CharField(
        label="Or paste the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Leave this empty when you chose a file.",
    )

    submit_label = "Show what will be imported"
    unmarked = ("file", "pasted")

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "")
        if bool(file) == bool(pasted.strip()):
            text = "Choose a file or paste the text, not both" if file else "Choose a file or paste the text"
            raise forms.ValidationError({"file": text})
        try:
            self.source = read_source(*_chosen(file, pasted))
        except UnreadableFile as problem:
            raise forms.ValidationError({"file" if file else "pasted": str(problem)}) from problem
        return cleaned


def _chosen(file, pasted):
    """Name and bytes. Of a file that is far too large only the size has arrived (councils/uploads.py)."""
    if not file:
        return PASTED, pasted.encode()
    if file.size > LARGEST_FILE:
        raise UnreadableFile(FILE_TOO_LARGE)
    return file.name[-LONGEST_NAME:], file.read()


class KeepForm(GovukForm):
    """Confirms a preview. The file comes along, so that nothing is kept on the server before."""

    title = forms.CharField(label="Title of the protocol", max_length=200)
    protocol = forms.TypedChoiceField(
        label="Is this a new version of a protocol that is already here?", widget=forms.RadioSelect
    )
    file_name = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_NAME)
    source = forms.CharField(widget=forms.HiddenInput)

    submit_label = "Keep this as a draft"
    spoken = SPOKEN | {"protocol": "whether it is a new version of one of these"}

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.here = {str(protocol.pk): protocol for protocol in council.protocols.all()}
        if not self.here:
            del self.fields["protocol"]
            return
        field, same = self.fields["protocol"], self._same(self.initial.get("title", ""))
        options = [(key, f"Yes, of “{protocol.title}”") for key, protocol in self.here.items()]
        field.choices = [*options, (NEW, "No, it is a new protocol")]
        field.coerce = self.here.get
        self.initial["protocol"] = str(same[0].pk) if same else None

    def _same(self, title):
        return called(title, self.here.values())

    def clean(self):
        """`read` is the Source, as it was when the preview showed it."""
        cleaned = super().clean()
        if self.data.get("protocol") == NEW and self._same(cleaned.get("title", "")):
            self.add_error(
                "protocol", "There is a protocol with this title already: select it, or give the new one another title"
            )
        try:
            data = base64.b64decode(cleaned.get("source", ""), validate=True)
            self.read = read_source(cleaned.get("file_name", ""), data)
        except (ValueError, UnreadableFile) as problem:
            raise forms.ValidationError("The text did not arrive whole. Choose the file again") from problem
        return cleaned


class AdoptForm(GovukForm):
    """`reviewed` are the reviews that the text names and that are not in the record yet."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    adopted = PartialDateField(
        label="Date of adoption",
        limit="today_or_past",
        help_text="As precise as the record is: a month and year, or only a year, will do. For example, 13 2 2018.",
    )
    minute_ref = forms.CharField(
        label="Minute reference", max_length=60, help_text="The minute by which the council adopted it, such as 45/26."
    )
    body = forms.CharField(label="Adopted by", max_length=120, required=False, help_text="For example, Full Council.")
    change = forms.ChoiceField(label="What this version changes", choices=Change, widget=forms.RadioSelect)
    next_review = PartialDateField(
        label="Next review", required=False, help_text="Leave this empty if the council has set no date."
    )
    reviewed = forms.MultipleChoiceField(
        label="Reviews that the text names",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those that you leave ticked are added to the record of reviews.",
    )

    submit_label = "Adopt this version"
    submit_style = "warning"
    unmarked = ("reviewed",)
    spoken = SPOKEN
    option_hints = {
        "change": {
            Change.SUBSTANTIVE: "What somebody has to do or may expect. Everybody is asked to read it and to confirm.",
            Change.EDITORIAL: "Only spelling, numbering or layout. Nobody who has confirmed is asked again.",
        }
    }

    def __init__(self, *args, reviewed, first, **kwargs):
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["change"]
        self.fields["reviewed"].choices = [(date, partial_date_words(date)) for date in reviewed]
        if not reviewed:
            del self.fields["reviewed"]

    def clean(self):
        cleaned = super().clean()
        _expect_later(self, "adopted")
        return cleaned


def _expect_later(form, name):
    """The next review lies after the date of that name, as far as the two are known."""
    before, following = form.cleaned_data.get(name), form.cleaned_data.get("next_review")
    if before and following and last_day(following) <= first_day(before):
        form.add_error("next_review", f"The next review must be after {SPOKEN[name]}")


class ReviewForm(GovukForm):
    reviewed = PartialDateField(label="Date of the review", limit="today_or_past")
    body = forms.CharField(label="Reviewed by", max_length=120, required=False)
    minute_ref = forms.CharField(label="Minute reference", max_length=60, required=False)
    outcome = forms.ChoiceField(label="What the review came to", choices=Outcome, widget=forms.RadioSelect)
    next_review = PartialDateField(
        label="Next review", required=False, help_text="We suggest next year’s annual meeting of the council, in May."
    )

    submit_label = "Record the review"
    spoken = SPOKEN
    option_hints = {
        "outcome": {
            Outcome.NO_CHANGE: "The version in force stays as it is until the next review.",
            Outcome.AMEND: "You import the amended text. Until that is adopted, this version stays in force.",
        }
    }

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.NO_CHANGE:
            _expect_later(self, "reviewed")
        return cleaned

    def get_layout(self):
        return Layout("reviewed", "body", "minute_ref", Reveal("outcome", no_change=["next_review"]))


class RuleClauseForm(GovukForm):
    clause = forms.ModelChoiceField(
        label="Which clause carries this rule?", queryset=None, required=False, empty_label="None of them"
    )
    basis = forms.ChoiceField(
        label="How does it carry the rule?",
        choices=[(Basis.EXPLICIT, "It says so"), (Basis.IMPLIED, "It implies it")],
        widget=forms.RadioSelect,
        required=False,
    )

    submit_label = "Save"
    unmarked = ("clause", "basis")

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["clause"]
        field.queryset = version.clauses.select_related("section")
        field.label_from_instance = lambda clause: f"{clause.ref or clause.section}: {clause.opening}…"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("clause") and not cleaned.get("basis"):
            self.add_error("basis", "Select how the clause carries the rule")
        return cleaned
