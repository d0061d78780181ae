"""What the Clerk fills in about committees, seats and groups."""

from django import forms

from councils import titles
from councils.form_fields import DateInputField
from councils.forms.terms import TermForm
from councils.forms_base import GovukForm
from councils.models.bodies import Ending, Office


def offices_on(committee):
    """The choices of an office, in the council's words where it is the full council."""
    spoken = titles.current()
    return [(office, spoken.office(office, office.label, committee)) for office in Office]


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

    def __init__(self, *args, committee, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["office"].choices = offices_on(committee)


class SeatsForm(GovukForm):
    """A body filled in one go; whoever sits there already need not be chosen."""

    submit_label = "Give these seats"
    unmarked = ("chair", "vice_chair", "members")
    spoken = {"since": "the day from which it counts"}

    chair = forms.ModelChoiceField(queryset=None, required=False, empty_label="Nobody now")
    vice_chair = forms.ModelChoiceField(queryset=None, required=False, label="Vice-chair", empty_label="Nobody now")
    members = forms.ModelMultipleChoiceField(queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    since = DateInputField(label="From", help_text="The day of the meeting at which they were appointed")

    def __init__(self, *args, committee, people, members, **kwargs):
        self.labels = {office: words for office, words in offices_on(committee) if office != Office.MEMBER}
        super().__init__(*args, **kwargs)
        for name in ("chair", "vice_chair"):
            self.fields[name].queryset = people
        self.fields["members"].queryset = members
        if not members:
            del self.fields["members"]

    def clean(self):
        cleaned = super().clean()
        offices = {Office.CHAIR: cleaned.get("chair"), Office.VICE_CHAIR: cleaned.get("vice_chair")}
        chosen = {person: office for office, person in offices.items() if person}
        if None not in offices.values() and len(chosen) == 1:
            self.add_error("vice_chair", "Select two different people, or leave one of the two empty")
        members = dict.fromkeys(cleaned.get("members") or (), Office.MEMBER)
        self.offices = members | chosen
        if not self.offices and not self.errors:
            self.add_error(None, "Select somebody")
        return cleaned


class EndSeatForm(GovukForm):
    submit_label = "End this seat"
    submit_style = "warning"
    spoken = {"until": "the last day", "ended_because": "why the seat ends"}

    until = DateInputField(label="Last day")
    ended_because = forms.ChoiceField(choices=Ending, label="Why does it end?", widget=forms.RadioSelect)
