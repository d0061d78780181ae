"""After a case: what was decided is followed to its date, both sides are asked how things are, the protocol learns."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils import ways
from councils.due import accesses_of, items_for
from councils.models import Deadline
from grievances.models import Action, SealedWords
from grievances.workflow import Outcome
from protocols.models import Version
from tests.grievances.formal import decide, heard_case, make_staffing
from tests.grievances.makers import CANARY, act, make_case, serve
from tests.makers import client_of, make_member
from tests.protocols.makers import make_adopted

DAY = timedelta(days=1)


@pytest.fixture
def decided(council, clerk, officer):
    _, people = make_staffing(council)
    case = heard_case(council, officer, clerk, people)
    action = {"words": f"Mend the {CANARY}.", "who": "The Clerk", "due": timezone.localdate() + 90 * DAY}
    decide(case, people[0], people[:3], actions=[action])
    case.refresh_from_db()
    return case


@pytest.fixture
def closed(council, clerk, officer):
    colleague = make_member(council, "Lena Brook", "officer")
    case = make_case(council, officer, matter="treatment", subjects=[colleague])
    serve(case, clerk)
    return act(case, "settle", clerk, words="As agreed.", outcome=Outcome.SETTLED)


def due_for(person):
    items = items_for(accesses_of(person.user), since=timezone.localdate())
    return [item for item in items if item.uid.startswith("case-action-")]


def test_an_action_waits_for_the_handler_until_it_is_noted_as_done(decided, clerk, officer):
    [item] = due_for(clerk)
    assert not item.cancelled
    assert CANARY not in item.what + item.act
    assert not due_for(officer)
    client = client_of(clerk)
    assert item.url in client.get(decided.get_absolute_url()).content.decode()
    page = client.post(item.url, {"words": "The smith came."}, follow=True).content.decode()
    assert "Noted as done" in page
    assert due_for(clerk)[0].cancelled
    assert "The smith came." in client_of(officer).get(decided.get_absolute_url()).content.decode()
    assert client.post(item.url, {"words": ""}).status_code == 409
    assert client_of(officer).post(item.url, {"words": ""}).status_code == 403
    assert Action.objects.get().done_at


def test_each_side_is_asked_and_only_the_handler_reads_the_answers(closed, clerk, officer):
    address = f"{closed.get_absolute_url()}check-after/"
    client = client_of(clerk)
    page = client.post(address, {"seen": closed.revision, "raiser_said": "Better."}).content.decode()
    assert "Better." in page
    assert "Enter how the other side says that things are" in page
    answers = {
        "raiser_said": f"No {CANARY}.",
        "raiser_reprisal": "no",
        "subject_said": "Calm.",
        "subject_reprisal": "yes",
    }
    page = client.post(address, {"seen": closed.revision} | answers, follow=True).content.decode()
    assert f"No {CANARY}." in page
    assert "Reprisal: Yes" in page
    assert Deadline.objects.get(stream=closed.stream, name="aftercare").state == Deadline.State.MET
    assert "Calm." not in client_of(officer).get(closed.get_absolute_url()).content.decode()
    assert SealedWords.objects.filter(event__kind="check-after").exists()


def test_whoever_was_never_told_of_the_case_is_not_asked(council, clerk, officer):
    case = make_case(council, officer)
    act(case, "settle", clerk, words="As agreed.", outcome=Outcome.SETTLED)
    page = client_of(clerk).get(f"{case.get_absolute_url()}check-after/").content.decode()
    assert "Whoever raised it" in page
    assert "The person complained of" not in page


def test_an_amendment_begins_from_a_case_without_anything_of_it(closed, council, clerk, officer):
    adopted = make_adopted(council)
    way = ways.url_of(ways.AMENDMENT, council)
    client = client_of(clerk)
    assert way in client.get(closed.get_absolute_url()).content.decode()
    page = client.get(way).content.decode()
    assert closed.reference not in page
    client.post(way, {"version": adopted.pk})
    draft = Version.objects.get(protocol=adopted.protocol, number=2)
    assert not draft.is_adopted
    assert draft.sections.count() == adopted.sections.count()
    assert "Select which protocol" in client.post(way, {"version": ""}).content.decode()
