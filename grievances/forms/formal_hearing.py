"""Forms of a hearing: the invitation, the companion, another date, and the record."""

from django import forms
from django.utils import timezone

from councils.form_fields import ClockTimeField, DateInputField
from councils.models import Role
from grievances.forms.formal import FromOutside, chosen
from grievances.forms.raising import long_text
from grievances.forms.steps import StepForm
from grievances.models import Companion
from grievances.services.hearings import AGENDA_ITEM, RESOLUTION, earliest_day, last_day_to_postpone
from grievances.services.instances import APPEAL, FIRST
from grievances.services.places import members_of

HANDLER = "handler"


def instance_of(step, name):
    """FIRST or APPEAL, by the step that is called so in one of them."""
    return APPEAL if getattr(APPEAL, name) == step.name else FIRST


class InviteForm(FromOutside):
    on = DateInputField(label="Date", limit="future")
    time = ClockTimeField(label="Time")
    place = forms.CharField(label="Place", max_length=200)
    papers = long_text(
        "Papers", rows=4, required=True, help_text="One on each line: what the panel and the parties get."
    )
    who = forms.ChoiceField(label="Who takes the minutes?", widget=forms.RadioSelect)

    spoken = {"on": "the date of the hearing", "papers": "the papers, or ‘none’", "who": "who takes the minutes"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        self.offer(Role.CLERK, Role.DEPUTY_CLERK, Role.OFFICER, others=[(HANDLER, "I take them myself")])
        self.earliest = earliest_day(case)
        self.agenda_item, self.resolution = AGENDA_ITEM, RESOLUTION

    @property
    def facts(self):
        kept = {name: self.cleaned_data[name] for name in ("seen", "on", "time", "place", "papers")}
        return kept | {"minutes_by": self.person, "outside_minutes": self.outside}


class CompanionForm(StepForm):
    name = forms.CharField(label="Name of your companion", max_length=120)
    kind = forms.ChoiceField(label="Who is it?", choices=Companion.Kind, widget=forms.RadioSelect)

    spoken = {"name": "the name of your companion", "kind": "who it is"}


class PostponeForm(StepForm):
    on = DateInputField(label="New date", limit="future")
    time = ClockTimeField(label="Time")

    spoken = {"on": "the new date"}

    def __init__(self, *args, case, step, **kwargs):
        super().__init__(*args, case=case, step=step, **kwargs)
        self.hearing = instance_of(step, "postpone").panel_of(case).hearing
        self.last = last_day_to_postpone(case, self.hearing)


class HoldForm(StepForm):
    held_on = DateInputField(label="Date of the hearing", limit="today_or_past")
    present = chosen("Which members of the panel were there?", many=True)
    others_present = long_text("Who else was there?", rows=3, required=True)
    record = long_text("The record: what was said and asked", rows=16, required=True)

    spoken = {"present": "the members who were there", "others_present": "who else was there", "record": "the record"}

    def __init__(self, *args, case, step, **kwargs):
        super().__init__(*args, case=case, step=step, **kwargs)
        panel = instance_of(step, "hold").panel_of(case)
        places = members_of(panel)
        for place in places:
            if place.outsider_id:
                place.outsider.case = case
        self.fields["present"].choices = [(place.pk, place.name) for place in places]
        waiting = {str(p.pk): "Has not declared interests yet, and cannot sit" for p in places if not p.has_declared}
        self.option_hints = {"present": waiting}
        self.initial["held_on"] = min(panel.hearing.on, timezone.localdate())
