"""Forms of what comes after: how things are, and that something decided was done."""

from crispy_forms.layout import Layout
from django import forms

from councils.form_layout import Group
from councils.forms_base import GovukForm
from grievances.forms.steps import LONGEST_TEXT, StepForm

REPRISALS = [("no", "No"), ("yes", "Yes"), ("not asked", "This side could not be asked")]


def how_things_are():
    return forms.CharField(
        label="How does this side say that things are?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def any_reprisal():
    return forms.ChoiceField(
        label="Has this side been treated badly because of the case?",
        choices=REPRISALS,
        widget=forms.RadioSelect,
        help_text="If yes, take advice on employment. It can be a case of its own, or this one can be reopened.",
    )


class AftercareForm(StepForm):
    """Both sides, where both know of the case. Only the handler reads the answers."""

    raiser_said = how_things_are()
    raiser_reprisal = any_reprisal()
    subject_said = how_things_are()
    subject_reprisal = any_reprisal()

    spoken = {
        "raiser_said": "how whoever raised it says that things are",
        "raiser_reprisal": "whether whoever raised it has been treated badly",
        "subject_said": "how the other side says that things are",
        "subject_reprisal": "whether the other side has been treated badly",
    }
    sides = {"raiser": "Whoever raised it", "subject": "The person complained of"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        if not case.parts.known().filter(kind="subject").exists():
            self.sides = {"raiser": self.sides["raiser"]}
            del self.fields["subject_said"], self.fields["subject_reprisal"]

    def get_layout(self):
        return Layout(*(Group(words, f"{side}_said", f"{side}_reprisal") for side, words in self.sides.items()))

    @property
    def facts(self):
        cleaned, said = self.cleaned_data, dict(REPRISALS)
        answers = {side: (cleaned[f"{side}_said"], said[cleaned[f"{side}_reprisal"]]) for side in self.sides}
        return {"seen": cleaned["seen"], "answers": answers}


class DoneForm(GovukForm):
    words = forms.CharField(
        label="How was it done?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    submit_label = "It is done"
