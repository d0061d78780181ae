"""Forms for bringing a protocol in, adopting it and recording its reviews."""

import base64
import binascii

from crispy_forms.layout import Layout
from django import forms

from councils.form_fields import PartialDateField
from councils.form_layout import Reveal
from councils.forms_base import GovukForm
from councils.wording import partial_date_words
from protocols.models import Basis, Change, Outcome
from protocols.output import again
from protocols.parsing import UnreadableFile, decode

LARGEST_FILE = 1024 * 1024
TOO_LARGE = "The text is larger than 1 MB, which no protocol is. Check that you chose the right file"
NOTHING_FOUND = "No clause was found in this text. Check that it is the protocol itself and not a list of contents"

SPOKEN = {
    "adopted": "the date of adoption",
    "reviewed": "the date of the review",
    "minute_ref": "the minute reference",
    "next_review": "the date of the next review",
    "title": "the title of the protocol",
}


class SourceForm(GovukForm):
    """A file or pasted text; `parsed` and `source` hold what was read once the form is valid."""

    file = forms.FileField(label="Text file", required=False, help_text="A .txt file of up to 1 MB.")
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
        self._read("file" if file else "pasted", file.read() if file else pasted.encode())
        return cleaned

    @property
    def file_name(self):
        file = self.cleaned_data.get("file")
        return file.name[-200:] if file else "pasted text"

    def _read(self, field, source):
        if len(source) > LARGEST_FILE:
            raise forms.ValidationError({field: TOO_LARGE})
        try:
            self.source, self.parsed = source, parsed_from(source)
        except UnreadableFile as problem:
            raise forms.ValidationError({field: str(problem)}) from problem


def parsed_from(source):
    """The bytes of a text file, read as a protocol. UnreadableFile says what is wrong and what to do."""
    text, warnings = decode(source)
    parsed = again.read(text)
    if not any(section.clauses for section in parsed.sections):
        raise UnreadableFile(NOTHING_FOUND)
    parsed.warnings[:0] = warnings
    return parsed


class KeepForm(GovukForm):
    """Confirms a preview. The file comes along, so that nothing is kept on the server before."""

    title = forms.CharField(label="Title of the protocol", max_length=200)
    protocol = forms.ModelChoiceField(
        label="Is this a new version of a protocol that is already here?",
        queryset=None,
        required=False,
        empty_label="No, it is a new protocol",
        widget=forms.RadioSelect,
    )
    file_name = forms.CharField(widget=forms.HiddenInput, max_length=200)
    source = forms.CharField(widget=forms.HiddenInput)

    submit_label = "Keep this as a draft"
    spoken = SPOKEN

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["protocol"].queryset = council.protocols.all()
        if not council.protocols.exists():
            del self.fields["protocol"]

    def clean_source(self):
        try:
            self.source = base64.b64decode(self.cleaned_data["source"], validate=True)
            self.parsed = parsed_from(self.source)
        except (binascii.Error, UnreadableFile) as problem:
            raise forms.ValidationError("The text did not arrive whole. Choose the file again") from problem
        return self.cleaned_data["source"]


class AdoptForm(GovukForm):
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

    def __init__(self, *args, found, first, **kwargs):
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["change"]
        dates = found.get("reviewed") or []
        self.fields["reviewed"].choices = [(date, partial_date_words(date)) for date in dates]
        if not dates:
            del self.fields["reviewed"]


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
