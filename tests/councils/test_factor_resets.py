"""Two people of the council let somebody back in who has lost the second step; one alone, or clerks alone, do not."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail as post
from django.utils import timezone

from councils import second_factor
from councils.errors import Overtaken, Refused
from councils.models import Event, FactorReset, OutboxMail, Role
from councils.services import factor_resets
from tests.councils.test_second_factor import SECOND_STEP, app_of, code_now
from tests.councils.test_sign_in import is_signed_in, sign_in
from tests.makers import client_of, full_council, make_council, make_member, make_person, make_seat

LOST = "/accounts/second-step/lost/"


@pytest.fixture(autouse=True)
def it_is_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def head(council):
    """The chair of the council."""
    head = make_member(council, "Ada Thorpe", Role.COUNCILLOR)
    make_seat(full_council(council), head, office="chair")
    return head


@pytest.fixture
def asked(officer, clerk, head):
    """The officer has lost the second step and asked for a reset."""
    app_of(officer)
    factor_resets.ask(officer.user)
    return FactorReset.objects.get()


def answer(row, person, agrees=True):
    factor_resets.answer(row, by=person, agrees=agrees)


def kinds():
    return [event.kind for event in Event.objects.filter(stream__startswith="councils.account:").order_by("sequence")]


@pytest.mark.django_db(transaction=True)
def test_password_and_mailbox_are_needed_to_ask(officer, clerk, head):
    app_of(officer)
    client = client_of(None)
    assert client.get(LOST).url == "/accounts/login/"
    sign_in(client, officer.user.email)
    assert "Two people of your council" in client.get(LOST).content.decode()
    for _ in range(2):
        client.post(LOST)
    (message,) = post.outbox
    assert message.to == [officer.user.email]
    link = re.search(r"/accounts/second-step/lost/\S+", message.body)[0]
    assert link not in OutboxMail.objects.get().text
    assert not FactorReset.objects.exists()
    assert "have been asked" in client_of(None).post(link).content.decode()
    assert FactorReset.objects.get().user == officer.user
    assert client_of(None).get(link[:-2] + "/").status_code == 404


def test_a_link_runs_out_after_an_hour(officer, time_machine):
    app_of(officer)
    token = factor_resets.signing.dumps(officer.user.pk, salt=factor_resets.LOST_FACTOR_SALT)
    assert factor_resets.user_of(token) == officer.user
    time_machine.move_to(timezone.now() + timedelta(minutes=61))
    assert factor_resets.user_of(token) is None


def test_the_second_who_agrees_resets_it_and_all_are_told(asked, officer, clerk, head):
    answer(asked, clerk)
    assert second_factor.has_one(officer.user)
    answer(asked, head)
    assert not Authenticator.objects.filter(user=officer.user).exists()
    assert kinds() == ["second_factor_reset_asked", *["second_factor_reset_agreed"] * 2, "second_factor_reset"]
    told = {(notice.template, notice.person or notice.user) for notice in OutboxMail.objects.all()}
    done = {("factor_reset_done", person) for person in (clerk, head)}
    assert told == done | {("factor_reset_asked", clerk), ("factor_reset_asked", head)} | {
        ("second_factor_reset", officer.user)
    }
    client = client_of(None)
    sign_in(client, officer.user.email)
    assert is_signed_in(client)


def test_clerks_alone_cannot(asked, clerk, deputy, officer):
    answer(asked, clerk)
    answer(asked, deputy)
    assert second_factor.has_one(officer.user)


def test_nobody_agrees_twice_or_for_oneself_or_without_standing(asked, officer, clerk, head, councillor):
    answer(asked, clerk)
    with pytest.raises(Overtaken):
        answer(asked, clerk)
    for person in (officer, councillor):
        with pytest.raises(Refused, match="somebody else"):
            answer(asked, person)
    assert second_factor.has_one(officer.user)


def test_one_who_refuses_ends_it_and_the_owner_is_told(asked, officer, clerk, head):
    answer(asked, clerk, agrees=False)
    with pytest.raises(Overtaken):
        answer(asked, head)
    assert second_factor.has_one(officer.user)
    notice = OutboxMail.objects.get(user=officer.user, template="account_changed")
    assert "A reset of your second step was refused" in notice.text


def test_whoever_signs_in_after_all_has_taken_it_back(asked, officer, clerk, head):
    answer(asked, clerk)
    client = client_of(None)
    sign_in(client, officer.user.email)
    client.post(SECOND_STEP, {"code": code_now()})
    assert is_signed_in(client)
    with pytest.raises(Overtaken):
        answer(asked, head)


def test_after_a_week_it_has_run_out(asked, clerk, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=8))
    with pytest.raises(Overtaken):
        answer(asked, clerk)


def test_where_there_is_no_chair_councillors_can_and_where_there_are_no_two_nobody(council, officer, clerk):
    app_of(officer)
    assert factor_resets.seconds(officer) == []
    with pytest.raises(Refused, match="person who runs this site"):
        factor_resets.ask(officer.user)
    nora = make_member(council, "Nora Quill", Role.COUNCILLOR)
    make_person(council, "No Account", Role.COUNCILLOR)
    assert factor_resets.seconds(officer) == [clerk, nora]


def test_two_of_two_councils_are_not_two_of_one(asked, officer, clerk):
    other = make_council("Wexcombe Town Council", "wexcombe")
    make_person(other, "R. Pike", Role.OFFICER, user=officer.user)
    people = [make_member(other, name, Role.COUNCILLOR) for name in ("Lena Brook", "Una Hart")]
    answer(asked, clerk)
    answer(asked, people[0])
    assert second_factor.has_one(officer.user)
    answer(asked, people[1])
    assert not second_factor.has_one(officer.user)


def test_a_council_that_the_account_has_left_has_no_say(asked, officer):
    other = make_council("Wexcombe Town Council", "wexcombe")
    left = make_person(other, "R. Pike", user=officer.user)
    people = [make_member(other, name, Role.COUNCILLOR) for name in ("Lena Brook", "Una Hart")]
    assert left.council == other
    with pytest.raises(Refused, match="somebody else"):
        answer(asked, people[0])
    assert client_of(people[0]).get(f"/wexcombe/second-step/{asked.pk}/").status_code == 404


def test_on_the_page_the_chair_answers_once(asked, head, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    url = f"/thornby/second-step/{asked.pk}/"
    client = client_of(head)
    assert "Speak with Rhoda Pike first" in client.get(url).content.decode()
    assert "govuk-error-summary" in client.post(url, {"answer": ""}).content.decode()
    page = client.post(url, {"answer": "agree"}, follow=True).content.decode()
    assert "It waits for one more" in page
    assert client.post(url, {"answer": "agree"}).status_code == 409
