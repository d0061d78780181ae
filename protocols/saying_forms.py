"""Forms for what the Clerk confirms of a version: an answer, and its use by the council."""

from django import forms

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from protocols.profile.periods import as_limit

SILENT = "-"
NOT_SAID = "The text does not say"


class AnswerForm(GovukForm):
    """After validation `cleaned_data` has the `value` (None where the text is silent) and the `clause` or None."""

    clause = forms.ModelChoiceField(
        label="Which clause says so?",
        queryset=None,
        required=False,
        empty_label="None of them",
        help_text="Leave this at “None of them” for what stands at the top of the document.",
    )

    submit_label = "Save"
    unmarked = ("value", "clause")
    field_order = ("value", "clause")
    spoken = {"value": "what the text says"}

    def __init__(self, *args, version, question, **kwargs):
        self.base_fields = self.base_fields | {"value": _field(question)}
        super().__init__(*args, **kwargs)
        self.question = question
        field = self.fields["clause"]
        field.queryset = version.clauses.select_related("section")
        field.label_from_instance = lambda clause: f"{clause.ref or clause.section}: {clause.opening}…"

    def clean_value(self):
        value = self.cleaned_data["value"]
        if value in ("", SILENT, []):
            return None
        return as_limit(value, self.question.limit) if self.question.limit else value

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("value") is None:
            cleaned["clause"] = None
        return cleaned


def _field(question):
    label, options = question.label, list(question.options.items())
    if question.kind == "choices":
        hint = f"Tick nothing for “{NOT_SAID}”."
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(label=label, choices=options, required=False, widget=widget, help_text=hint)
    if question.kind == "choice":
        return forms.ChoiceField(label=label, choices=[*options, (SILENT, NOT_SAID)], widget=forms.RadioSelect)
    hint = f"Leave this empty for “{NOT_SAID}”."
    return forms.CharField(label=label, max_length=200, required=False, help_text=hint)


class UseForm(GovukForm):
    """From which day the council's profile says what was confirmed."""

    applies_from = DateInputField(
        label="From which day do they apply?",
        help_text="What has started before that day stays as it was",
        limit="today_or_future",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Use these answers"
