"""What the Clerk fills in on the page of an entry: decide, answer, and acts on the clock."""

from django import forms
from django.urls import reverse

from councils.forms_base import GovukForm
from requests_log.models.choices import Outcome


class DecideForm(GovukForm):
    outcome = forms.ChoiceField(label="What do you decide?", choices=Outcome, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where you decide otherwise than the check suggests.",
    )
    check = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Record the decision"
    form_id = "decide"
    unmarked = ("reason",)
    spoken = {"outcome": "what you decide"}

    def __init__(self, *args, entry, **kwargs):
        super().__init__(*args, auto_id="decide_%s", **kwargs)
        self.form_action = reverse("requests_log:decide", args=[entry.council.slug, entry.pk])


class AnswerForm(GovukForm):
    text = forms.CharField(label="Your answer", max_length=20_000, widget=forms.Textarea(attrs={"rows": 10}))
    how = forms.ChoiceField(
        label="How does it go out?",
        choices=[("send", "Send it now by email"), ("record", "I have given it another way: only record it")],
        widget=forms.RadioSelect,
        initial="send",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Answer the request"
    form_id = "answer"
    spoken = {"text": "your answer", "how": "how the answer goes out"}

    def __init__(self, *args, entry, **kwargs):
        super().__init__(*args, auto_id="answer_%s", **kwargs)
        self.form_action = reverse("requests_log:answer", args=[entry.council.slug, entry.pk])
        if entry.asked_by.email:
            return
        self.fields["how"].choices = self.fields["how"].choices[1:]
        self.fields["how"].initial = "record"
        self.fields["how"].help_text = f"No email address is known for {entry.asked_by.name}."


class ReasonForm(GovukForm):
    """One act on the clock that needs a reason."""

    reason = forms.CharField(label="Reason", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    spoken = {"reason": "the reason"}
