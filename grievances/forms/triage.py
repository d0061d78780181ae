"""The first question: is it for here?"""

from django import forms

from councils.forms_base import GovukForm
from grievances.triage import WAYS


class TriageForm(GovukForm):
    """Sent by GET: nothing of the answer is kept. `sent` tells the form without an answer from the first visit."""

    about = forms.ChoiceField(
        label="What do you want to raise?",
        choices=[(way.code, way.label) for way in WAYS.values()],
        widget=forms.RadioSelect,
    )
    sent = forms.CharField(required=False, initial="yes", widget=forms.HiddenInput)

    page_heading = "about"
    form_method = "get"
    spoken = {"about": "what you want to raise"}
    option_hints = {"about": {way.code: way.hint for way in WAYS.values() if way.hint}}
