"""Somebody without an account comes in by a personal link with a code, to the own part and to nothing else."""

import re

import pytest
import time_machine
from django.core import mail as sent_mail
from django.test import Client
from django.utils import timezone

from councils.models import OutboxMail
from grievances import services
from grievances.models import PersonalLink
from tests.grievances.makers import CANARY, make_case
from tests.makers import client_of, make_person, make_user


@pytest.fixture
def case(council, clerk, officer):
    return make_case(council, officer)


@pytest.fixture
def link(case):
    outsider = services.add_outsider(case, name="Pat Holloway", body="A county association", address="pat@example.org")
    return services.give_part(case, "investigator", outsider=outsider).link


@pytest.fixture
def code(link, django_capture_on_commit_callbacks):
    """The code as it arrives by mail."""
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(link.get_absolute_url())
    return re.search(r"^\d{6}$", sent_mail.outbox[-1].body, re.MULTILINE)[0]


def enter(link, code, client=None):
    client = client or Client()
    return client, client.post(f"{link.get_absolute_url()}code/", {"code": code})


def test_the_link_and_the_code_together_open_the_own_part(link, case, code):
    client, response = enter(link, code)
    assert response.url == case.get_absolute_url()
    assert CANARY in client.get(case.get_absolute_url()).content.decode()


def test_the_link_alone_opens_nothing_and_says_nothing(link, case):
    client = Client()
    page = client.get(link.get_absolute_url()).content.decode()
    assert case.reference not in page
    assert CANARY not in page
    assert client.get(case.get_absolute_url()).status_code == 302


def test_it_opens_no_other_case(link, council, officer, code):
    client, _ = enter(link, code)
    assert client.get(make_case(council, officer).get_absolute_url()).status_code == 404


def test_no_row_holds_the_code(link, code):
    notice = OutboxMail.objects.get(template="case_code")
    assert code not in notice.text + notice.html
    assert notice.confidential
    link.refresh_from_db()
    assert code not in link.code_hash


def test_a_code_works_once(link, code):
    enter(link, code)
    _, again = enter(link, code)
    assert "This is not the code" in again.content.decode()


def test_after_five_wrong_ones_the_right_one_is_none(link, code):
    for _ in range(5):
        enter(link, "000000" if code != "000000" else "111111")
    assert "This is not the code" in enter(link, code)[1].content.decode()


def test_after_a_quarter_of_an_hour_it_is_none(link, code):
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=16)):
        assert "This is not the code" in enter(link, code)[1].content.decode()


def test_with_the_part_the_way_in_ends(link, case, code):
    client, _ = enter(link, code)
    services.end_part(link.part)
    assert client.get(case.get_absolute_url()).status_code in (302, 404)
    assert Client().get(link.get_absolute_url()).status_code == 404


def test_a_link_runs_out(link):
    PersonalLink.objects.update(expires_at=timezone.now())
    assert "This link has run out" in Client().get(link.get_absolute_url()).content.decode()


def test_leaving_ends_it(link, case, code):
    client, _ = enter(link, code)
    client.post("/thornby/grievances/door/leave/")
    assert client.get(case.get_absolute_url()).status_code == 302


def test_an_employee_without_an_account_gets_a_link_too(council, case):
    witness = make_person(council, "Ned Fold", "officer", contact_email="ned@example.org")
    part = services.give_part(case, "witness", person=witness)
    services.tell(case, {"witness"})
    assert part.link.get_absolute_url() in OutboxMail.objects.get(person=witness).text


def test_whoever_changes_an_address_later_does_not_come_in_by_it(council, case, clerk):
    witness = make_person(council, "Ned Fold", "officer", contact_email="ned@example.org")
    link = services.give_part(case, "witness", person=witness).link
    witness.contact_email = "clerk.again@example.org"
    witness.save()
    Client().post(link.get_absolute_url())
    services.tell(case, {"witness"})
    assert {mail.address for mail in OutboxMail.objects.filter(person=witness)} == {"ned@example.org"}


def test_an_account_that_is_joined_later_opens_nothing(council, officer):
    """A clerk who invites an own address to stand behind an employee does not read the employee's case."""
    cleaner = make_person(council, "Ned Fold", "officer", contact_email="ned@example.org")
    case = make_case(council, officer, matter="treatment", subjects=[cleaner])
    services.give_part(case, "witness", person=cleaner)
    cleaner.user = make_user("puppet@example.org")
    cleaner.save()
    client = client_of(cleaner)
    assert client.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in client.get("/thornby/grievances/").content.decode()
    assert case.reference not in client.get("/").content.decode()


def test_each_use_puts_off_the_end_of_a_link(link, code):
    before = link.expires_at
    enter(link, code)
    link.refresh_from_db()
    assert link.expires_at > before
