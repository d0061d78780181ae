"""Two people act on one case at the same moment: one wins, with one event and one notice, every time."""

import pytest

from councils.errors import Overtaken
from councils.models import Event, OutboxMail
from grievances import services
from grievances.models import Grievance
from tests.grievances.makers import make_case, parts
from tests.protocols.test_versions_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 50


@pytest.fixture
def case(council, clerk, officer):
    return make_case(council, officer)


def as_two_see_it(case):
    return [Grievance.objects.select_related("council", "profile").get(pk=case.pk) for _ in range(2)]


def test_one_wins_in_every_round(case, clerk, officer):
    acknowledging, withdrawing = parts(case, clerk), parts(case, officer)
    for _ in range(ROUNDS):
        Grievance.objects.filter(pk=case.pk).update(marks=[])
        before = Event.objects.filter(stream=case.stream).count()
        mails = OutboxMail.objects.filter(template="case_news").count()
        one, other = as_two_see_it(case)
        results = at_once(
            lambda one=one: services.take_step(one, "acknowledge", parts=acknowledging, seen=one.revision),
            lambda other=other: services.take_step(other, "end-informal", parts=withdrawing, seen=other.revision),
        )
        assert sum(isinstance(result, Overtaken) for result in results) == 1
        assert Event.objects.filter(stream=case.stream).count() == before + 1
        assert OutboxMail.objects.filter(template="case_news").count() == mails + 1
