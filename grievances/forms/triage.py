"""The first question: is it for here?"""

from django import forms

from councils.forms_base import GovukForm
from councils.titles import titled
from grievances.triage import ways_for


class TriageForm(GovukForm):
    """Sent by GET: nothing of the answer is kept. `sent` tells the form without an answer from the first visit."""

    about = forms.ChoiceField(
        label="What do you want to raise?",
        widget=forms.RadioSelect,
    )
    sent = forms.CharField(required=False, initial="yes", widget=forms.HiddenInput)

    page_heading = "about"
    form_method = "get"
    spoken = {"about": "what you want to raise"}

    def __init__(self, *args, employed, **kwargs):
        super().__init__(*args, **kwargs)
        offered = ways_for(employed=employed)
        self.fields["about"].choices = [(way.code, way.label) for way in offered]
        self.option_hints = {"about": {way.code: titled(way.hint) for way in offered if way.hint}}
