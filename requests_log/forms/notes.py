"""The short form: a request noted in a few seconds, and logged later."""

from uuid import uuid4

from django import forms

from councils.forms_base import GovukForm
from requests_log.forms.requests import LONGEST_REQUEST, offer_askers
from requests_log.models.choices import Channel


class NoteForm(GovukForm):
    """Three questions; the rest is asked when the note is logged. The key lets one form keep one note."""

    asked_by = forms.ModelChoiceField(label="Who asked?", queryset=None, empty_label="Select a councillor")
    channel = forms.ChoiceField(label="How did it reach you?", choices=Channel, initial=Channel.PHONE)
    words = forms.CharField(
        label="What was asked, as far as you remember the words?",
        max_length=LONGEST_REQUEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="You can correct it when you log the request.",
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    submit_label = "Keep the note"
    spoken = {"asked_by": "who asked", "channel": "how it reached you", "words": "what was asked"}

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", uuid4())
        offer_askers(self.fields["asked_by"], council)
