"""The step of setting up a council that has to do with grievances."""

from councils.first_steps import Step, page_of
from grievances.models import AdoptedProcedure


def _entered(councils):
    return set(AdoptedProcedure.objects.filter(council__in=councils).values_list("council", flat=True))


STEPS = [
    Step(
        100,
        "procedure",
        "Your grievance procedure",
        "The one that the council adopted, with its minute, and the body that deals with staff matters. "
        "Until then no body does, and cases go by the model figures.",
        page_of("grievances:procedure"),
        _entered,
    )
]
