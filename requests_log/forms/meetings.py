"""What the Clerk fills in about meetings, and which one an agenda item is held against."""

from crispy_forms.layout import Layout
from django import forms

from councils.form_fields import DateInputField
from councils.form_layout import Reveal
from councils.forms_base import GovukForm
from councils.wording import uk_date_words
from requests_log.forms.duties import GroundForm

ANOTHER = "another"


class MeetingForm(GovukForm):
    body = forms.ModelChoiceField(label="Which body?", queryset=None, empty_label="Select a body")
    day = DateInputField(label="On which day?", limit="today_or_future")

    submit_label = "Add the meeting"
    spoken = {"body": "a body", "day": "the day"}

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = council.committees.all()


class MoveForm(GovukForm):
    day = DateInputField(label="To which day?", limit="today_or_future")

    submit_label = "Move the meeting"
    spoken = {"day": "the day"}


class ChooseMeetingForm(GroundForm):
    """A meeting of the list, or another one by body and day; with `putting_off` a ground and a reason, too."""

    meeting = forms.ChoiceField(label="Which meeting?", widget=forms.RadioSelect, initial="")
    body = forms.ModelChoiceField(label="Which body?", queryset=None, required=False, empty_label="Select a body")
    day = DateInputField(label="On which day?", required=False)

    submit_label = "Hold the item against this meeting"
    submit_style = ""
    unmarked = ("body", "day")
    spoken = GroundForm.spoken | {"meeting": "a meeting", "body": "a body", "day": "the day"}

    def __init__(self, *args, council, meetings, putting_off, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {str(meeting.pk): meeting for meeting in meetings}
        named = [(key, f"{one.body}, {uk_date_words(one.day)}") for key, one in self.meetings.items()]
        self.fields["meeting"].choices = [*named, (ANOTHER, "Another meeting")]
        self.fields["body"].queryset = council.committees.all()
        if not named:
            self.fields["meeting"].initial = ANOTHER
        if putting_off:
            self.submit_label = "Put it off to this meeting"
        else:
            del self.fields["ground"], self.fields["reason"]

    def get_layout(self):
        why = [name for name in ("ground", "reason") if name in self.fields]
        return Layout(Reveal("meeting", **{ANOTHER: ["body", "day"]}), *why, "seen")

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.pop("meeting", "")
        cleaned["meeting"] = self.meetings.get(chosen)
        for name, missing in (("body", "Select the body that meets"), ("day", "Enter the day of the meeting")):
            if chosen == ANOTHER and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, missing)
        return cleaned


class CallOffForm(GovukForm):
    """Nothing to fill in: the button is the confirmation."""

    submit_label = "Call it off"
    submit_style = "warning"
