"""The council's wording of an answer."""

from django import forms

from councils.forms_base import GovukForm
from requests_log.reply_wordings import fault_of


class WordingForm(GovukForm):
    text = forms.CharField(
        label="What the answer says",
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Leave it empty to go back to the usual wording.",
    )

    submit_label = "Save the wording"
    unmarked = ("text",)
    spoken = {"text": "the wording"}

    def clean_text(self):
        text = self.cleaned_data["text"]
        if fault := fault_of(text):
            raise forms.ValidationError(fault)
        return text
