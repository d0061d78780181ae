"""Forms of the steps of any case while it runs, and of its ends."""

from django import forms

from councils.form_fields import DateInputField
from councils.models import Deadline, Person
from councils.profile import LIMITS
from grievances.forms.steps import LONGEST_TEXT, StepForm
from grievances.models.choices import Delay, Left, Noted
from grievances.services.handlers import free_to_handle


class WhyForm(StepForm):
    words = forms.CharField(label="Why?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4}))

    spoken = {"words": "why"}


class OutsiderForm(StepForm):
    """Somebody from outside, whom the council's own resolution names."""

    name = forms.CharField(label="Name", max_length=120)
    body = forms.CharField(label="From which body?", max_length=120)
    address = forms.EmailField(label="Email address", help_text="The personal link to the case is sent there.")
    words = forms.CharField(
        label="Who named this person?",
        max_length=500,
        help_text="The council’s minute, or the letter of the body that sends the person.",
    )

    spoken = {"name": "the name", "body": "the body", "words": "who named this person"}


class HandOverForm(StepForm):
    """To the next person whom the case does not touch; where nobody is left, whoever brought it names an outsider."""

    person = forms.ModelChoiceField(label="To whom?", queryset=None, empty_label="Select a person")
    words = forms.CharField(label="Why?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}))

    spoken = {"person": "to whom", "words": "why"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        free = [who.key for who in free_to_handle(case)]
        self.fields["person"].queryset = Person.objects.filter(pk__in=free)
        if not free:
            del self.fields["person"]
            self.fields[
                "words"
            ].help_text = "Nobody of the council is free to handle it. Whoever brought it names somebody from outside."


class DelayForm(StepForm):
    limit = forms.ChoiceField(label="Which date is missed?")
    reason = forms.ChoiceField(label="Why?", choices=Delay, widget=forms.RadioSelect)
    words = forms.CharField(label="In a few words", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    spoken = {"limit": "which date is missed", "reason": "why", "words": "the reason in a few words"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        rows = Deadline.objects.filter(stream=case.stream, state=Deadline.State.OPEN)
        self.fields["limit"].choices = [(row.name, LIMITS[row.name].words) for row in rows]


class NoteForm(StepForm):
    kind = forms.ChoiceField(label="What was it?", choices=Noted, widget=forms.RadioSelect)
    on = DateInputField(label="When?", limit="today_or_past")
    words = forms.CharField(label="Who said what?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5}))

    spoken = {"kind": "what it was", "on": "when it was", "words": "who said what"}


class LeftForm(StepForm):
    because = forms.ChoiceField(label="What happened?", choices=Left, widget=forms.RadioSelect)
    words = forms.CharField(
        label="What does that mean for the case?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Somebody who leaves keeps the right to a decision and to an appeal. A case need not end with it.",
    )

    spoken = {"because": "what happened", "words": "what that means for the case"}


class AgreedTimeForm(StepForm):
    """Limits change only by recorded agreement of both sides."""

    limit = forms.ChoiceField(label="Which limit?")
    days = forms.IntegerField(label="By how many working days longer?", min_value=1, max_value=60)
    words = forms.CharField(
        label="How did both sides agree?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Such as: both by email on 4 June.",
    )

    spoken = {"limit": "which limit", "days": "by how many working days", "words": "how both sides agreed"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        rows = Deadline.objects.filter(stream=case.stream, state=Deadline.State.OPEN)
        self.fields["limit"].choices = [(row.name, LIMITS[row.name].words) for row in rows]


class AcknowledgeForm(StepForm):
    words = forms.CharField(
        label="What do you want to say to the complainant?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="They are told that you have it, and see every date on their page.",
    )
