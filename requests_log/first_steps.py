"""The last step of setting up a council: the register is in use."""

from councils.first_steps import Step, page_of
from requests_log.models import CouncillorRequest


def _logged(councils):
    return set(CouncillorRequest.objects.filter(council__in=councils).values_list("council", flat=True))


STEPS = [
    Step(
        120,
        "request",
        "Your first request",
        "What a councillor asked for last week. Requests of before can be brought in from a spreadsheet.",
        page_of("requests_log:new"),
        _logged,
    )
]
