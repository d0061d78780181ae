"""Forms of a complaint about a councillor's conduct, and of the employer's own duty beside it."""

from django import forms

from councils.form_fields import DateInputField
from councils.models import Person
from grievances.forms.informal import CarefulForm
from grievances.forms.steps import LONGEST_TEXT, StepForm
from grievances.services.handlers import free_to_handle

LEAST_HEARERS = 2


class ReferForm(StepForm):
    officer = forms.CharField(label="Who receives it?", max_length=120, help_text="The Monitoring Officer’s name.")
    council = forms.CharField(label="Of which principal council?", max_length=120)
    on = DateInputField(label="When was it sent?", limit="today_or_past")

    spoken = {"officer": "who receives it", "council": "of which principal council", "on": "when it was sent"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, initial={"council": case.council.principal_council}, **kwargs)


class MeetingForm(StepForm):
    on = DateInputField(label="When was the meeting?", limit="today_or_past")
    companion = forms.ChoiceField(
        label="Was the employee accompanied?",
        choices=[("yes", "Yes"), ("declined", "No: the right was explained, and not used")],
        widget=forms.RadioSelect,
    )
    support = forms.CharField(
        label="What support does the employee want?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="At the employee’s wish, such as somebody else to write to, or counselling.",
    )
    words = forms.CharField(label="What was said?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6}))

    spoken = {
        "on": "when the meeting was",
        "companion": "whether the employee was accompanied",
        "words": "what was said",
    }


class ReplyForm(CarefulForm):
    """What the council as employer says to its employee. It finds nothing about a councillor."""


class GroundsForm(StepForm):
    words = forms.CharField(
        label="Why do you appeal?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6})
    )

    spoken = {"words": "why you appeal"}


class AppealAnswerForm(CarefulForm):
    heard_by = forms.ModelMultipleChoiceField(
        label="Who heard the appeal?",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text="Two or more, none of whom gave the reply.",
    )

    spoken = CarefulForm.spoken | {"heard_by": "who heard the appeal"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        free = [who.key for who in free_to_handle(case)]
        self.fields["heard_by"].queryset = Person.objects.filter(pk__in=free)

    def clean_heard_by(self):
        people = self.cleaned_data["heard_by"]
        if len(people) < LEAST_HEARERS:
            raise forms.ValidationError("Select two or more: nobody decides an appeal alone")
        return people
