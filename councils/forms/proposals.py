"""The answer of a second person."""

from django import forms

from councils.forms_base import GovukForm


class AnswerForm(GovukForm):
    submit_label = "Send your answer"
    spoken = {"answer": "whether it should be done"}

    answer = forms.ChoiceField(
        label="Should it be done?",
        choices=[("confirm", "Yes, I confirm it"), ("refuse", "No, nothing should change")],
        widget=forms.RadioSelect,
    )
