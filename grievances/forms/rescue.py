"""The form of two people who give a case whose handler is gone to another one."""

from django import forms

from councils.forms_base import GovukForm
from councils.models import Person
from grievances.services.rescue import possible_seconds


class RescueForm(GovukForm):
    reference = forms.CharField(
        label="Reference of the case", max_length=8, help_text="Somebody in the case tells it to you."
    )
    reason = forms.CharField(
        label="Why does it need another handler?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    second = forms.ModelChoiceField(
        label="Who does it with you?",
        queryset=None,
        empty_label="Select a person",
        help_text="Somebody who has no part in the case either.",
    )

    spoken = {"reference": "the reference", "reason": "why it needs another handler", "second": "who does it with you"}
    submit_label = "Ask this person to join in"

    def __init__(self, *args, council, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["second"].queryset = Person.objects.filter(pk__in=possible_seconds(council, by))
