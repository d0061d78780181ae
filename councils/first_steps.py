"""The list with which a council is set up: what there is to do, in which order, and what is done.

Each app registers the steps that it knows of. A step is done when the council's own rows say so, or when a clerk ticks
it off; so there is nothing to keep up to date, and one can stop and come back at any time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from councils.homes import Line
from councils.models import Council, TickedStep

# The tick that puts the whole list away.
WHOLE_LIST = "whole-list"


@dataclass(frozen=True)
class Step:
    """`done(councils)` gives the keys of those where it is done, by a query or two; `url(council)` where to do it."""

    place: int
    name: str
    words: str
    hint: str
    url: Callable[[Council], str]
    done: Callable[[list[Council]], set[int]]


@dataclass(frozen=True)
class Progress:
    """`steps` are (Step, whether it is done)."""

    steps: list
    is_away: bool

    @property
    def done(self):
        return sum(done for _, done in self.steps)

    @property
    def left(self):
        return len(self.steps) - self.done


_steps: dict[str, Step] = {}


def register(*steps):
    _steps.update({step.name: step for step in steps})


def steps():
    return sorted(_steps.values(), key=lambda step: step.place)


def page_of(url_name):
    """The `url` of a step that is done on the council's page of that name."""
    return lambda council: reverse(url_name, args=[council.slug])


def progress_of(council):
    return progresses([council])[council.pk]


def progresses(councils):
    """{key: Progress}: one query for each step, for any number of councils."""
    ticked = set(TickedStep.objects.filter(council__in=councils).values_list("council", "name"))
    done = {step: step.done(councils) for step in steps()}
    return {
        council.pk: Progress(
            [(step, council.pk in keys or (council.pk, step.name) in ticked) for step, keys in done.items()],
            (council.pk, WHOLE_LIST) in ticked,
        )
        for council in councils
    }


def lines(accesses):
    """The way to the list from the first page of a clerk, until all is done or the list is put away."""
    begun = [access.council for access in accesses if access.is_clerk and not access.person.set_up_is_away]
    found = progresses(begun) if begun else {}
    for council in begun:
        progress = found[council.pk]
        if progress.left:
            note = f"{progress.done} of {len(progress.steps)} steps done"
            yield Line(council.pk, "Set up the council", reverse("first-steps", args=[council.slug]), note, waits=True)
