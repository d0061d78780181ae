"""Forms of the decision, of what the council makes of a recommendation, and of the appeal."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from councils.form_fields import DateInputField
from councils.form_layout import Group
from grievances.forms.formal import chosen
from grievances.forms.formal_hearing import instance_of
from grievances.forms.raising import long_text
from grievances.forms.steps import StepForm
from grievances.models import Finding
from grievances.services.decisions import lodging
from grievances.services.instances import APPEAL
from grievances.services.places import members_of

ACTIONS = 4


class FindingsForm(StepForm):
    """A finding and its reasons for each point, the facts found, and who has to do what by when."""

    facts_found = long_text("What facts did you find?", rows=8, required=True)
    reasons = long_text("What do you decide as a whole, and why?", rows=6, required=True)

    spoken = {"facts_found": "the facts", "reasons": "what you decide and why"}

    def __init__(self, *args, case, step, **kwargs):
        super().__init__(*args, case=case, step=step, **kwargs)
        self.is_appeal = step.name in vars(APPEAL).values()
        self.points = list(case.allegation_set.select_related("about"))
        for point in self.points:
            point.case = case
            self._ask_about(point)
        self.numbers = range(1, ACTIONS + 1)
        for number in self.numbers:
            self._ask_for_action(number)

    def _ask_about(self, point):
        finding, why = f"finding_{point.number}", f"reasons_{point.number}"
        self.fields[finding] = forms.ChoiceField(label="Finding", choices=Finding, widget=forms.RadioSelect)
        self.fields[finding].error_messages["required"] = f"Select what you found on point {point.number}"
        self.fields[why] = long_text("Reasons", rows=4, required=True)
        self.fields[why].error_messages["required"] = f"Enter the reasons on point {point.number}"

    def _ask_for_action(self, number):
        self.fields[f"action_{number}"] = long_text("What is to be done?", rows=2)
        self.fields[f"who_{number}"] = forms.CharField(label="By whom?", max_length=120, required=False)
        self.fields[f"due_{number}"] = DateInputField(label="By when?", required=False)

    def get_layout(self):
        points = [
            Group(f"Point {p.number}: {_start(p.words)}", f"finding_{p.number}", f"reasons_{p.number}")
            for p in self.points
        ]
        actions = [Group(f"Action {n}", f"action_{n}", f"who_{n}", f"due_{n}") for n in self.numbers]
        return Layout(*self.before, *points, "facts_found", "reasons", *actions)

    before = ()

    def clean(self):
        cleaned = super().clean()
        for number in self.numbers:
            told = cleaned.get(f"who_{number}") or cleaned.get(f"due_{number}")
            if cleaned.get(f"action_{number}") and not (cleaned.get(f"who_{number}") and cleaned.get(f"due_{number}")):
                self.add_error(f"action_{number}", f"Say by whom and by when action {number} is to be done")
            elif told and not cleaned.get(f"action_{number}"):
                self.add_error(f"action_{number}", f"Say what action {number} is")
        return cleaned

    @property
    def findings(self):
        kept = self.cleaned_data
        points = {p.number: (kept[f"finding_{p.number}"], kept[f"reasons_{p.number}"]) for p in self.points}
        actions = [
            {"words": kept[f"action_{n}"], "who": kept[f"who_{n}"], "due": kept[f"due_{n}"]}
            for n in self.numbers
            if kept[f"action_{n}"]
        ]
        return {
            "seen": kept["seen"],
            "facts": kept["facts_found"],
            "reasons": kept["reasons"],
            "points": points,
            "actions": actions,
        }


def _start(words, longest=80):
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"


class DecisionForm(FindingsForm):
    took_part = chosen("Which members took part in the decision?", many=True)

    spoken = FindingsForm.spoken | {"took_part": "the members who took part"}
    before = ("took_part",)

    def __init__(self, *args, case, step, **kwargs):
        super().__init__(*args, case=case, step=step, **kwargs)
        instance = instance_of(step, "decide" if step.name.startswith("decide") else "recommend")
        there = [place for place in members_of(instance.panel_of(case)) if place.attended]
        for place in there:
            if place.outsider_id:
                place.outsider.case = case
        self.fields["took_part"].choices = [(place.pk, place.name) for place in there]

    @property
    def facts(self):
        return self.findings | {"took_part": self.cleaned_data["took_part"]}


class AdoptForm(FindingsForm):
    """What the council decided; the findings begin as they were recommended."""

    minute = forms.CharField(label="Minute of the council’s decision", max_length=120)
    council_reasons = long_text("Where the council departs from what was recommended, why?", rows=4)

    spoken = FindingsForm.spoken | {"minute": "the minute of the council’s decision"}
    before = ("minute",)

    def __init__(self, *args, case, step, **kwargs):
        super().__init__(*args, case=case, step=step, **kwargs)
        decision = instance_of(step, "adopt").panel_of(case).decision
        decision.case = case
        self.initial |= {"facts_found": decision.facts, "reasons": decision.reasons}
        for number, action in zip(self.numbers, decision.actions.all(), strict=False):
            action.case = case
            self.initial |= {f"action_{number}": action.words, f"who_{number}": action.who, f"due_{number}": action.due}

    def _ask_about(self, point):
        super()._ask_about(point)
        found = (point.appeal_finding, point.appeal_reasons) if self.is_appeal else (point.finding, point.reasons)
        self.initial |= dict(zip((f"finding_{point.number}", f"reasons_{point.number}"), found, strict=True))

    @property
    def facts(self):
        kept = self.cleaned_data
        return self.findings | {"minute": kept["minute"], "council_reasons": kept["council_reasons"]}


class AppealForm(StepForm):
    grounds = long_text("On what grounds do you appeal?", rows=8, required=True)
    late_because = long_text("Why does it come after the date?", rows=3)

    spoken = {"grounds": "the grounds"}
    unmarked = ("late_because",)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        row = lodging(case)
        self.due = row and row.due
        if row is None or row.due >= timezone.localdate():
            del self.fields["late_because"]

    @property
    def facts(self):
        return {"late_because": "", **self.cleaned_data}
