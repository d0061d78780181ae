"""What the Clerk fills in to switch a rule on or off."""

from django import forms
from django.utils import timezone

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm


class SwitchForm(GovukForm):
    """One rule, the other way round from how it stands; with `resolution` the council's minute is asked for."""

    since = DateInputField(
        label="From which day?", help_text="Requests received on this day or later are checked in the new way"
    )
    minute_ref = forms.CharField(
        label="Minute of the council’s resolution to use this rule",
        max_length=60,
        help_text="For example, minute 45/26",
    )
    is_on = forms.BooleanField(widget=forms.HiddenInput, required=False)

    spoken = {"since": "the day", "minute_ref": "the minute of the council’s resolution"}

    def __init__(self, *args, turn_on, resolution, **kwargs):
        initial = {"since": timezone.localdate(), "is_on": turn_on}
        super().__init__(*args, initial=initial, **kwargs)
        self.submit_label = "Check this rule" if turn_on else "Stop checking this rule"
        if not resolution:
            del self.fields["minute_ref"]
