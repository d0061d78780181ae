"""The Clerk looks after notices, jobs and the whole register, and somebody chooses a digest."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from councils import jobs, mail
from councils.models import Job, OutboxMail
from councils.services.seals import seal_day
from tests.journeys.browsing import follow, press
from tests.makers import make_person
from tests.requests_log.makers import make_entry

State = OutboxMail.State


@pytest.fixture
def desk(page, clerk, sign_in):
    sign_in(page, clerk)
    return page


@pytest.fixture
def notices(council, clerk):
    """One notice in each state that a person has something to do with."""
    nora = make_person(council, "Nora Quill", contact_email="nora@example.org")
    for state in (State.SENT, State.REFUSED, State.UNKNOWN):
        notice = mail.post("extension", person=nora, council=council, context={"by": clerk})
        moments = {"sent_at": timezone.now()} if state == State.SENT else {"sent_at": None, "error": "550 No mailbox"}
        OutboxMail.objects.filter(pk=notice.pk).update(state=state, **moments)


def test_clerk_settles_what_is_not_known_and_sends_again_what_was_refused(desk, look, notices):
    desk.goto("/thornby/notices/")
    look(desk, "outbox")
    desk.goto("/thornby/notices/?standing=unknown")
    follow(desk, "Your request")
    look(desk, "notice-unknown")
    follow(desk, "Record that this notice was sent")
    look(desk, "notice-act")
    press(desk, "It was sent")
    look(desk, "notice-settled")
    desk.goto("/thornby/notices/?standing=refused")
    follow(desk, "Your request")
    follow(desk, "Send this notice again")
    press(desk, "Send it again")
    expect(desk.get_by_text("Sent again by Maya Osei")).to_be_visible()


def test_clerk_sees_the_jobs(desk, look, council, clerk):
    jobs.run_due(["reminders", "expiry"])
    desk.goto("/thornby/jobs/")
    expect(desk.get_by_text("No reminders")).to_be_visible()
    look(desk, "jobs")
    seal_day()
    follow(desk, "Seals of the history")
    look(desk, "seals")


def test_clerk_checks_the_whole_register_again(desk, look, council, councillor, clerk):
    make_entry(council, councillor, clerk)
    desk.goto("/thornby/requests/recheck/")
    look(desk, "recheck-all")
    press(desk, "Check all entries")
    expect(desk.get_by_text("1 of 1")).to_be_visible()
    look(desk, "job-done")
    waiting = Job.objects.create(council=council, by=clerk, kind="requests_log.recheck", total=1)
    desk.goto(f"/thornby/jobs/{waiting.pk}/")
    look(desk, "job-under-way")
    press(desk, "Go on")
    expect(desk.get_by_text("1 of 1")).to_be_visible()


def test_somebody_chooses_a_daily_digest(desk, look):
    desk.goto("/accounts/notices/")
    look(desk, "notice-choice")
    desk.get_by_label("Once a day").check()
    press(desk, "Save")
    expect(desk.get_by_text("Once a day")).to_be_visible()


def test_mails_of_the_demo_are_shown(page, look, settings, tmp_path, council, clerk):
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    mail.post("extension", person=clerk, council=council, context={"by": clerk})
    page.goto("/demo/mails/")
    expect(page.get_by_text("needs more time").first).to_be_visible()
    look(page, "demo-mails")
