"""How long a case is kept: by its outcome, by the council's own limits, with notice, and not while it is held."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.models import OutboxMail
from councils.models.time import Profile
from grievances.keeping import LONG, SHORT, limit_for
from grievances.models import Grievance, Note
from grievances.services.on_paper import keep_note
from grievances.services.retention import erase_what_is_due, plan_for
from grievances.workflow import Outcome
from tests.grievances.makers import CANARY, act, make_case, make_draft
from tests.makers import LONG_AGO, client_of


@pytest.fixture
def case(council, clerk, officer):
    case = make_case(council, officer)
    return act(case, "withdraw", officer, words="We talked.", outcome=Outcome.WITHDRAWN)


def in_days(number):
    return time_machine.travel(timezone.now() + timedelta(days=number), tick=False)


def test_what_can_lead_to_a_claim_is_kept_long_and_the_rest_is_not():
    assert limit_for(Outcome.DECIDED, "decided", {"not_upheld", "partly"}) == LONG
    assert limit_for(Outcome.APPEAL_DECIDED, "appeal", {"not_upheld"}) == LONG
    assert limit_for(Outcome.WITHDRAWN, "appeal", set()) == LONG
    assert limit_for(Outcome.SETTLED, "informal", set()) == LONG
    assert limit_for(Outcome.DECIDED, "decided", {"not_upheld", ""}) == SHORT
    assert limit_for(Outcome.WITHDRAWN, "informal", set()) == SHORT
    assert limit_for(Outcome.AGREED, "mediation", set()) == SHORT


def test_the_limit_is_the_councils_own_of_the_day_on_which_the_case_was_raised(council, case, clerk, officer):
    closed_on = timezone.localdate(case.closed_at)
    assert plan_for(case).kept_until.year == closed_on.year + 1
    Profile.objects.create(
        council=council, number=1, applies_from=LONG_AGO, limits={"keep_case": "24 months after the end of the case"}
    )
    assert plan_for(case).kept_until.year == closed_on.year + 1
    later = make_case(council, officer)
    act(later, "withdraw", officer, words="Again.", outcome=Outcome.WITHDRAWN)
    assert plan_for(later).kept_until.year == closed_on.year + 2


def test_only_the_handler_sees_on_the_case_until_when_it_is_kept(case, clerk, officer):
    assert "How long it is kept" in client_of(clerk).get(case.get_absolute_url()).content.decode()
    assert "How long it is kept" not in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_those_who_were_in_it_are_told_once_a_month_before_and_then_it_goes(case, clerk, officer):
    OutboxMail.objects.all().delete()
    for day in (300, 345, 346):
        with in_days(day):
            erase_what_is_due()
    mails = OutboxMail.objects.filter(template="case_kept_until")
    assert {mail.person for mail in mails} == {clerk, officer}
    assert mails.count() == 2
    assert case.reference not in "".join(mail.text for mail in mails)
    case.refresh_from_db()
    assert case.erased_at is None
    with in_days(380):
        erase_what_is_due()
    case.refresh_from_db()
    assert case.erased_at is not None


def test_nothing_goes_without_notice_even_if_the_job_was_away_for_years(case):
    with in_days(900):
        erase_what_is_due()
        assert Grievance.objects.get(pk=case.pk).erased_at is None
    with in_days(927):
        erase_what_is_due()
        assert Grievance.objects.get(pk=case.pk).erased_at is None
    with in_days(929):
        erase_what_is_due()
        assert Grievance.objects.get(pk=case.pk).erased_at


def test_a_case_on_hold_stays_until_the_hold_is_lifted(case, clerk, officer):
    client = client_of(clerk)
    client.post(f"{case.get_absolute_url()}hold/", {"seen": case.revision, "words": "A claim may come."})
    assert client_of(officer).post(f"{case.get_absolute_url()}lift-hold/", {"seen": 9}).status_code == 403
    assert "A claim may come." not in client_of(officer).get(case.get_absolute_url()).content.decode()
    for day in (400, 800):
        with in_days(day):
            erase_what_is_due()
    case.refresh_from_db()
    assert case.erased_at is None
    assert not OutboxMail.objects.filter(template="case_kept_until").exists()
    act(case, "lift-hold", clerk, words="None came.")
    assert plan_for(case).erased_on is not None


def test_a_reopened_case_is_told_anew_when_it_is_closed_again(case, officer):
    with in_days(345):
        erase_what_is_due()
        act(case, "reopen", officer, words="It began again.", to=case.closed_in)
    with in_days(400):
        erase_what_is_due()
        assert Grievance.objects.get(pk=case.pk).erased_at is None
        act(case, "withdraw", officer, words="Over.", outcome=Outcome.WITHDRAWN)
        assert not plan_for(case).is_told


def test_a_draft_goes_after_ninety_days_unless_it_is_saved_again(council, officer):
    draft, kept = make_draft(council, officer), make_draft(council, officer)
    with in_days(77):
        erase_what_is_due()
        assert OutboxMail.objects.filter(template="draft_kept_until", person=officer).count() == 2
        data = {"act": "save", "story": CANARY, "seen": 0}
        client_of(officer).post(f"{kept.get_absolute_url()}draft/", data)
    with in_days(92):
        erase_what_is_due()
    assert not Grievance.objects.filter(pk=draft.pk).exists()
    assert Grievance.objects.filter(pk=kept.pk).exists()


def test_an_anonymous_note_goes_after_a_year(council, clerk):
    keep_note(council=council, by=clerk, received_on=timezone.localdate() - timedelta(days=364), text=CANARY)
    erase_what_is_due()
    assert Note.objects.exists()
    with in_days(2):
        erase_what_is_due()
    assert not Note.objects.exists()


def test_the_handler_sees_beforehand_what_the_job_will_erase_and_need_not_wait_for_it(case, clerk, officer):
    address = "/thornby/grievances/keeping/"
    assert case.reference in client_of(clerk).get(address).content.decode()
    assert case.reference not in client_of(officer).get(address).content.decode()
    client_of(officer).post(address)
    assert "Erased: 0" in client_of(clerk).post(address, follow=True).content.decode()
    with in_days(345):
        erase_what_is_due()
    with in_days(380):
        assert "Erased: 1" in client_of(clerk).post(address, follow=True).content.decode()


def test_the_preview_asks_the_database_no_more_often_for_many_cases(council, case, clerk, officer):
    client, counts = client_of(clerk), []
    client.get("/thornby/grievances/keeping/")
    for more in (0, 3):
        for _ in range(more):
            another = make_case(council, officer)
            act(another, "withdraw", officer, words="Over.", outcome=Outcome.WITHDRAWN)
        with CaptureQueriesContext(connection) as captured:
            client.get("/thornby/grievances/keeping/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
