"""A handler who is gone: two people give the case to another one, and learn nothing by it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.due import accesses_of, items_for
from councils.models import Membership, OutboxMail, Role
from grievances.models import Grievance, Rescue
from grievances.services import handlers, rescue
from grievances.workflow import Mark, PartKind
from tests.grievances.makers import make_case, make_procedure
from tests.makers import client_of, full_council, make_committee, make_member, make_seat

ADDRESS = "/thornby/grievances/another-handler/"
YESTERDAY = timedelta(days=1)


@pytest.fixture
def members(council):
    body = make_committee(council)
    make_procedure(council, body)
    found = [make_member(council, name, Role.COUNCILLOR) for name in ("Cora Vane", "Abel Dunn", "Rita Moss")]
    for place, person in enumerate(found):
        make_seat(body, person, "member" if place else "chair")
        make_seat(full_council(council), person)
    return found


@pytest.fixture
def case(council, clerk, officer, members):
    return make_case(council, officer)


def leave(person, on=None):
    Membership.objects.filter(person=person).update(until=on or timezone.localdate() - YESTERDAY)


def handler_of(case):
    return case.parts.current().get(kind=PartKind.HANDLER).person


def ask(by, second, reference):
    data = {"reference": reference, "reason": "The Clerk went to Wexcombe.", "second": second.pk}
    return client_of(by).post(ADDRESS, data, follow=True).content.decode()


def answer(by, act="join"):
    address = Rescue.objects.get().get_absolute_url()
    return client_of(by).post(address, {"act": act}, follow=True).content.decode()


def test_two_people_give_the_case_to_the_next_in_order_and_everybody_in_it_is_told(case, clerk, officer, members):
    leave(clerk)
    assert case.reference in client_of(officer).get(case.get_absolute_url()).content.decode()
    ask(members[1], members[2], case.reference.lower())
    OutboxMail.objects.all().delete()
    answer(members[2])
    assert handler_of(case) == members[0]
    page = client_of(officer).get(case.get_absolute_url()).content.decode()
    assert "Given to another handler by two people" in page
    assert "Abel Dunn and Rita Moss: The Clerk went to Wexcombe." in page
    assert {mail.person for mail in OutboxMail.objects.all()} == {officer, members[0]}
    assert not Rescue.objects.exists()


def test_the_answers_are_the_same_whether_or_not_there_is_such_a_case(case, clerk, members):
    def shown(reference):
        asked, joined = ask(members[1], members[2], reference), answer(members[2])
        return asked.count("<"), "has been asked" in asked, joined.count("<"), rescue_words(joined)

    def rescue_words(page):
        return "If there is such a case and its handler is gone" in page

    nothing = shown("ZZZZZZ")
    still_there = shown(case.reference)
    leave(clerk)
    assert nothing == still_there == shown(case.reference)
    assert handler_of(case) == members[0]


def test_a_case_whose_handler_is_there_stays_where_it_is(case, clerk, members):
    ask(members[1], members[2], case.reference)
    answer(members[2])
    assert handler_of(case) == clerk
    assert Grievance.objects.get(pk=case.pk).revision == case.revision


def test_the_clerk_counts_as_gone_while_another_acts_by_resolution(case, clerk, deputy, council, members):
    assert not handlers.handler_is_gone(case)
    make_procedure(council, number=2, acting_clerk=deputy)
    assert handlers.handler_is_gone(case)


def test_whoever_has_a_part_in_it_does_not_get_it_moved(council, clerk, officer, members):
    case = make_case(council, officer, matter="treatment", subjects=[members[1]])
    leave(clerk)
    ask(members[1], members[2], case.reference)
    page = answer(members[2])
    assert "If there is such a case" in page
    assert handler_of(case) == clerk


def test_neither_of_the_two_becomes_the_handler(case, clerk, members):
    leave(clerk)
    ask(members[0], members[1], case.reference)
    answer(members[1])
    assert handler_of(case) == members[2]


def test_where_nobody_is_free_the_complainant_names_an_outsider(case, clerk, officer, members):
    leave(clerk)
    leave(members[2])
    ask(members[0], members[1], case.reference)
    answer(members[1])
    case.refresh_from_db()
    assert Mark.NO_HANDLER in case.marks
    assert "Name an outsider" in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_only_the_second_joins_in_and_nothing_is_done_when_he_does_not(case, clerk, officer, members):
    leave(clerk)
    ask(members[1], members[2], case.reference)
    address = Rescue.objects.get().get_absolute_url()
    for person in (members[0], members[1], officer):
        assert client_of(person).post(address, {"act": "join"}).status_code == 404
    assert "Nothing was changed" in answer(members[2], "decline")
    assert handler_of(case) == clerk
    assert not Rescue.objects.exists()


def test_what_was_typed_lies_sealed_and_goes_after_a_week(case, members):
    ask(members[1], members[2], case.reference)
    assert case.reference not in OutboxMail.objects.get(template="asked_to_join").text
    page = client_of(members[1]).post(ADDRESS, {"reference": "ABC", "reason": "", "second": ""}).content.decode()
    assert "Enter why it needs another handler" in page
    Rescue.objects.update(asked_at=timezone.now() - timedelta(days=8))
    rescue.forget_unanswered()
    assert not Rescue.objects.exists()


def leaving_of(person):
    return [item for item in items_for(accesses_of(person.user)) if item.uid.startswith("leaving-")]


def test_whoever_is_to_leave_finds_the_hand_over_among_what_is_due(case, clerk):
    last_day = timezone.localdate() + timedelta(days=10)
    assert not leaving_of(clerk)
    leave(clerk, last_day)
    [item] = leaving_of(clerk)
    assert (item.due, item.url) == (last_day, case.get_absolute_url())
    assert case.reference in item.what
