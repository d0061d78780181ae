"""The code of a personal link."""

from django import forms

from councils.forms_base import GovukForm


class CodeForm(GovukForm):
    code = forms.CharField(
        label="The code",
        max_length=12,
        help_text="Six figures, in the email that we have just sent. It is good for 15 minutes.",
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-5", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )

    submit_label = "Open it"
    spoken = {"code": "the code"}

    def clean_code(self):
        return "".join(self.cleaned_data["code"].split())
