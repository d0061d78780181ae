"""The answer to somebody who has lost the second step."""

from django import forms

from councils.forms_base import GovukForm


class FactorResetForm(GovukForm):
    submit_label = "Send your answer"
    spoken = {"answer": "whether you have spoken with them"}

    answer = forms.ChoiceField(
        label="Have you spoken with them yourself?",
        choices=[
            ("agree", "Yes, face to face or on a number that I knew before, and they asked for this"),
            ("refuse", "They did not ask for this, or something is odd: stop it"),
        ],
        widget=forms.RadioSelect,
    )
