"""Forms of the first conversation, of informal talks and of mediation."""

from django import forms
from django.utils.functional import cached_property

from councils.form_fields import ClockTimeField, DateInputField
from grievances.forms.careful import CONFIRMS, ShowsSanctions
from grievances.forms.steps import LONGEST_TEXT, StepForm
from grievances.sanctions import sanction_words
from grievances.services import mediation
from grievances.workflow import Kind


class FirstTalkForm(StepForm):
    how = forms.ChoiceField(
        label="Did you speak to them?",
        choices=[("held", "Yes"), ("unsuitable", "No: a conversation was unsuitable")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="When was it, or why not?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    spoken = {"how": "whether you spoke to them", "words": "when it was, or why not"}


class TalkForm(StepForm):
    """A talk is known to those with whom it was held, and to nobody else."""

    on = DateInputField(label="When was it?", limit="today_or_past")
    present = forms.MultipleChoiceField(label="Who was there?", widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label="What was said?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Those who were there can read it.",
    )

    says_who_reads = True
    spoken = {"on": "when it was", "present": "who was there", "words": "what was said"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        sides = case.parts.known().filter(kind__in=mediation.SIDES).select_related("person", "outsider")
        self.fields["present"].choices = [(part.pk, f"{part.name}, {part.get_kind_display()}") for part in sides]


class CarefulForm(ShowsSanctions, StepForm):
    """Words about a councillor."""

    words = forms.CharField(label="In which words?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8}))
    confirmed = forms.BooleanField(label=CONFIRMS, required=False)

    spoken = {"words": "the words"}
    unmarked = ("confirmed",)

    @property
    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}

    @cached_property
    def sanctions(self):
        return sanction_words(self.data.get("words", "")) if self.case.kind == Kind.CONDUCT else []


class MediatorForm(StepForm):
    body = forms.ChoiceField(label="From the council’s list", widget=forms.RadioSelect)
    name = forms.CharField(label="The mediator’s name", max_length=120)
    address = forms.EmailField(
        label="Email address", help_text="For the dates and a personal link. Nothing else is sent."
    )
    by_monitoring_officer = forms.BooleanField(
        label="This is the principal council’s Monitoring Officer",
        required=False,
        help_text="Whoever mediates does not receive a referral later.",
    )

    spoken = {"body": "the body", "name": "the mediator’s name"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        listed = case.procedure.mediators if case.procedure else []
        self.fields["body"].choices = [(body, body) for body in [*listed, "Somebody else whom both sides accept"]]


class SessionForm(StepForm):
    on = DateInputField(label="On which day?", limit="today_or_future")
    time = ClockTimeField(label="At what time?", required=False)

    spoken = {"on": "the day"}


class AgreedForm(StepForm):
    """The terms are asked for only when both sides have agreed that they are kept."""

    terms = forms.CharField(
        label="The agreed terms", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        if not mediation.both_keep_terms(case):
            del self.fields["terms"]
