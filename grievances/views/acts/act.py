"""What one step asks, and which service does it."""

from collections.abc import Callable
from dataclasses import dataclass

from grievances import services
from grievances.forms.steps import StepForm


def plain(case, *, name, parts, seen, words=""):
    """A step that only moves the case and keeps the words."""
    services.take_step(case, name, parts=parts, seen=seen, words=words)


@dataclass(frozen=True)
class Act:
    """`do(case, parts=, **form.facts)`; a plain act is given the step's name, too."""

    form: type[StepForm] = StepForm
    do: Callable = plain
    template: str = "grievances/step.html"

    def take(self, case, name, parts, facts):
        extra = {"name": name} if self.do is plain else {}
        self.do(case, parts=parts, **extra, **facts)
