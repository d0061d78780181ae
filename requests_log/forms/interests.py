"""What is filled in about a declared interest, by the Clerk or by the councillor."""

from django import forms

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from requests_log.models import DeclaredInterest


class InterestForm(GovukForm):
    nature = forms.CharField(
        label="What was declared?",
        max_length=200,
        help_text="In a few words, as declared. For example, “my sister is the applicant”",
    )
    on = DateInputField(label="When was it declared?", limit="today_or_past")
    where = forms.ChoiceField(
        label="Where was it declared?", choices=DeclaredInterest.Where, initial="", widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label="Minute or entry",
        max_length=60,
        required=False,
        help_text="Needed where it is minuted. For example, minute 45/26",
    )

    submit_label = "Record the declaration"
    unmarked = ("reference",)
    spoken = {
        "nature": "what was declared",
        "on": "the day",
        "where": "where it was declared",
        "reference": "the minute or entry",
    }

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("where") == DeclaredInterest.Where.MEETING and not cleaned.get("reference"):
            self.add_error("reference", "Enter the minute")
        return cleaned


class WithdrawForm(GovukForm):
    reason = forms.CharField(label="Why is it withdrawn?", max_length=500)

    submit_label = "Withdraw it"
    submit_style = "warning"
    spoken = {"reason": "why it is withdrawn"}
