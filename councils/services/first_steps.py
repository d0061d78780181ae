"""Ticking a step of setting up a council off by hand, and taking that back."""

from django.db import transaction

from councils import history
from councils.models import TickedStep
from councils.services.people import stream_of


@transaction.atomic
def tick(council, *, name, by):
    """Whoever ticks second changes nothing."""
    _, is_new = TickedStep.objects.get_or_create(council=council, name=name, defaults={"by": by})
    if is_new:
        history.record(stream_of(council), "step_ticked", council=council, by=by, data={"step": name})


@transaction.atomic
def take_back(council, *, name, by):
    if TickedStep.objects.filter(council=council, name=name).delete()[0]:
        history.record(stream_of(council), "step_taken_back", council=council, by=by, data={"step": name})
