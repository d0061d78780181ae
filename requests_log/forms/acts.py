"""Forms of the acts on an entry: decide, answer, extend or pause, open it again, record time spent."""

from datetime import datetime, time

from crispy_forms.layout import Layout
from django import forms
from django.urls import reverse
from django.utils import timezone

from councils.form_fields import ClockTimeField, DateInputField
from councils.form_layout import Reveal
from councils.forms_base import GovukForm
from councils.titles import titled
from requests_log.models.choices import DelayReason, Outcome
from requests_log.services.answers import in_line_with

LONGEST_DAY = 24 * 60


class DelayField(forms.ChoiceField):
    def __init__(self, **kwargs):
        super().__init__(choices=DelayReason, widget=forms.RadioSelect, **kwargs)


class DecideForm(GovukForm):
    outcome = forms.ChoiceField(label="What do you decide?", choices=Outcome, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    check = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Record the decision"
    form_id = "decide"
    unmarked = ("reason",)
    spoken = {"outcome": "what you decide"}

    def __init__(self, *args, entry, check, **kwargs):
        super().__init__(*args, auto_id="decide_%s", **kwargs)
        self.form_action = reverse("requests_log:decide", args=[entry.council.slug, entry.pk])
        fits = [f"“{label}”" for outcome, label in self.fields["outcome"].choices if outcome in in_line_with(check)]
        in_line = " or ".join(fits)
        self.fields["reason"].help_text = f"What the check found goes with {in_line}. Say why, if you decide otherwise."


class AnswerForm(GovukForm):
    text = forms.CharField(label="Your answer", max_length=20_000, widget=forms.Textarea(attrs={"rows": 10}))
    how = forms.ChoiceField(
        label="How does it go out?",
        choices=[("send", "Send it now by email"), ("record", "I have given it another way: only record it")],
        widget=forms.RadioSelect,
        initial="send",
    )
    given_on = DateInputField(
        label="When was it given?", required=False, limit="today_or_past", help_text="Today, if you leave it empty"
    )
    given_time = ClockTimeField(label="Time", required=False, help_text="If you know it. For example, 9:30am.")
    delay = DelayField(label="This answer comes after its date: what held it up?")
    delay_words = forms.CharField(
        label="More about it",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the council’s reports and the history. The councillor is not sent it.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Answer the request"
    form_id = "answer"
    unmarked = ("given_on", "given_time", "delay_words")
    spoken = {
        "text": "your answer",
        "how": "how the answer goes out",
        "given_on": "the day of the answer",
        "delay": "what held it up",
    }

    def __init__(self, *args, entry, is_late=False, **kwargs):
        super().__init__(*args, auto_id="answer_%s", **kwargs)
        self.received_at = entry.received_at
        if not is_late:
            del self.fields["delay"], self.fields["delay_words"]
        self.form_action = reverse("requests_log:answer", args=[entry.council.slug, entry.pk])
        if entry.asked_by.email:
            send, record = self.fields["how"].choices
            self.fields["how"].choices = [(send[0], f"{send[1]}, to {entry.asked_by.email}"), record]
            return
        self.fields["how"].choices = self.fields["how"].choices[1:]
        self.fields["how"].initial = "record"
        self.fields["how"].help_text = f"No email address is known for {entry.asked_by.name}."

    def get_layout(self):
        late = [name for name in ("delay", "delay_words") if name in self.fields]
        return Layout("text", Reveal("how", record=["given_on", "given_time"]), *late, "seen")

    def clean(self):
        cleaned = super().clean()
        day, clock = (cleaned.pop(name, None) for name in ("given_on", "given_time"))
        if cleaned.get("how") == "send":
            day = None
            self._forgive("given_on", "given_time")
        cleaned["given_at"] = self._given_at(day, clock) if day else None
        if day:
            # Whether it was late on that day is for the service to find.
            self._forgive("delay")
        return cleaned

    def _forgive(self, *names):
        for name in names:
            self.errors.pop(name, None)

    def _given_at(self, day, clock):
        """That time of the day; without one its end, or now, so that it comes after the request of the same day."""
        now = timezone.now()
        at = timezone.make_aware(datetime.combine(day, clock or time.max))
        if clock and at > now:
            self.add_error("given_time", "The time of the answer must be in the past")
        elif at < self.received_at:
            self.add_error("given_on", "The answer must come after the request")
        return min(at, now)


class ReasonForm(GovukForm):
    """One act on the clock that needs a reason."""

    reason = forms.CharField(label="Reason", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    spoken = {"reason": "the reason"}


class ExtendForm(ReasonForm):
    delay = DelayField(label="What holds it up?", help_text="For the council’s reports.")

    field_order = ("delay", "reason", "seen")
    hints = {"reason": "The councillor is told this."}
    spoken = ReasonForm.spoken | {"delay": "what holds it up"}


class FollowUpForm(GovukForm):
    """The councillor asks further about an answer."""

    question = forms.CharField(label="Your question", max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = titled("Ask the Clerk")
    spoken = {"question": "your question"}


class ReopenForm(FollowUpForm):
    """The Clerk opens an entry again."""

    on = DateInputField(label="When did the question come?", limit="today_or_past")
    reason = forms.CharField(
        label="Why is it opened again?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed where the question came after the time for questions.",
    )

    field_order = ("question", "on", "reason", "seen")
    unmarked = ("reason",)
    labels = {"question": "What is asked, or has to be put right?"}
    spoken = {"question": "what is asked", "on": "the day of the question"}


class TimeSpentForm(GovukForm):
    minutes = forms.IntegerField(
        label="Minutes spent",
        min_value=-LONGEST_DAY,
        max_value=LONGEST_DAY,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        help_text="They are added to what is recorded. To take some back, put a minus before them.",
    )
    on = DateInputField(label="On which day?", limit="today_or_past")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    spoken = {"minutes": "the minutes", "on": "the day"}

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if not minutes:
            raise forms.ValidationError("Enter a number of minutes other than 0")
        return minutes
