"""What the Clerk fills in about committees, seats and groups."""

from django import forms

from councils.form_fields import DateInputField
from councils.forms.terms import TermForm
from councils.forms_base import GovukForm
from councils.models.bodies import Ending, Office


class CommitteeForm(GovukForm):
    submit_label = "Save"
    spoken = {"name": "the name of the committee"}

    name = forms.CharField(max_length=120, label="Name of the committee")


class GroupForm(GovukForm):
    submit_label = "Save"
    spoken = {"name": "the name of the group"}

    name = forms.CharField(max_length=80, label="Name of the group")


class SeatForm(TermForm):
    submit_label = "Give this seat"
    spoken = TermForm.spoken | {"person": "a person", "office": "what the person is on the committee"}

    person = forms.ModelChoiceField(queryset=None, empty_label="Select a person")
    office = forms.ChoiceField(choices=Office, label="As", widget=forms.RadioSelect)
    field_order = ["person", "office", "since", "until"]

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class EndSeatForm(GovukForm):
    submit_label = "End this seat"
    submit_style = "warning"
    spoken = {"until": "the last day", "ended_because": "why the seat ends"}

    until = DateInputField(label="Last day")
    ended_because = forms.ChoiceField(choices=Ending, label="Why does it end?", widget=forms.RadioSelect)
