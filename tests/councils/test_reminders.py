"""Reminders and digests: each once, to those for whom it waits, however often or seldom the job runs."""

from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as post
from django.db import connection
from django.utils import timezone

from councils import jobs, mail
from councils.models import Deadline, JobRun, OutboxMail, Reminder
from councils.services import digests
from councils.services.deadlines import end_deadline
from councils.services.reminders import send_reminders
from requests_log import services
from tests.requests_log.makers import make_entry

State = OutboxMail.State
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def entry(council, councillor, clerk):
    """A request whose answer is due tomorrow, and that has been acknowledged."""
    entry = make_entry(council, councillor, clerk)
    end_deadline(entry.stream, "acknowledge_request")
    fall_due(entry, timezone.localdate() + timedelta(days=1))
    return entry


def fall_due(entry, day):
    Deadline.objects.filter(stream=entry.stream, name="answer_request").update(due=day)


def reminders():
    return list(OutboxMail.objects.filter(template="reminder").order_by("created_at"))


def subjects():
    return [notice.subject for notice in reminders()]


def test_the_clerk_is_reminded_the_day_before(entry, clerk):
    send_reminders()
    (notice,) = reminders()
    assert notice.person == clerk
    assert f"Answer request {entry.reference}" in notice.subject
    assert entry.get_absolute_url() in notice.text


def test_what_is_due_later_is_not_reminded_of_yet(entry):
    fall_due(entry, timezone.localdate() + timedelta(days=2))
    assert send_reminders() == 0


def test_the_job_run_again_reminds_of_nothing_new(entry):
    assert [send_reminders(), send_reminders()] == [1, 0]
    assert len(reminders()) == 1


@pytest.mark.parametrize("days", range(5))
def test_however_many_days_the_job_was_skipped_it_reminds_once(days, entry, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=days))
    send_reminders()
    send_reminders()
    assert len(reminders()) == 1


def test_what_is_overdue_is_reminded_of_once_more(entry, time_machine):
    start = timezone.now()
    for day in range(6):
        time_machine.move_to(start + timedelta(days=day))
        send_reminders()
    assert [subject.split(":")[0].split(" ")[0] for subject in subjects()] == ["Due", "Overdue"]


def test_a_date_that_was_moved_is_reminded_of_anew(entry, time_machine):
    send_reminders()
    fall_due(entry, timezone.localdate() + timedelta(days=8))
    assert send_reminders() == 0
    time_machine.move_to(timezone.now() + timedelta(days=7))
    assert send_reminders() == 1


def test_what_was_answered_or_paused_is_not_reminded_of(entry, clerk):
    services.pause_request(entry, reason="Waiting for the map.", seen=entry.revision, by=clerk)
    assert send_reminders() == 0


def test_every_clerk_is_reminded_and_nobody_else(entry, deputy, officer, councillor, outsider):
    send_reminders()
    assert {notice.person.name for notice in reminders()} == {"Maya Osei", "Tom Fenwick"}


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_remind_once(entry):
    start = Barrier(4)

    def run():
        start.wait()
        jobs.run_due(["reminders"])
        send_reminders()
        connection.close()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reminders()) == Reminder.objects.count() == 1
    assert JobRun.objects.filter(job="reminders").count() == 1
    assert len(post.outbox) == 1


@pytest.mark.parametrize("changes", [date(2026, 3, 29), date(2026, 10, 25)], ids=["spring", "autumn"])
def test_a_change_of_the_clocks_neither_doubles_nor_drops_a_day(changes, entry, time_machine):
    """Every twenty minutes for three days, as two careless schedulers would."""
    fall_due(entry, changes + timedelta(days=1))
    moment = datetime(changes.year, changes.month, changes.day, tzinfo=LONDON) - timedelta(days=1)
    ran = []
    for step in range(3 * 24 * 3):
        time_machine.move_to(moment.astimezone(ZoneInfo("UTC")) + timedelta(minutes=20 * step))
        ran += jobs.run_due(["reminders"]) + jobs.run_due(["reminders"])
    days = [changes - timedelta(days=2) + timedelta(days=day) for day in range(4)]
    assert [run.slot for run in ran] == [day.isoformat() for day in days]
    assert len(reminders()) == 1


def test_who_chose_a_digest_gets_one_mail_a_day(entry, clerk, councillor):
    digests.choose_notices(clerk.user, daily=True)
    other = make_entry(clerk.council, councillor, clerk)
    fall_due(other, timezone.localdate())
    send_reminders()
    held = reminders()
    assert {notice.state for notice in held} == {State.HELD}
    assert [digests.send_digests(), digests.send_digests()] == [1, 0]
    digest = OutboxMail.objects.get(template="digest")
    assert digest.address == clerk.user.email
    assert all(notice.subject in digest.text and notice.subject in digest.html for notice in held)
    assert {notice.bundle for notice in reminders()} == {digest}


def test_what_is_urgent_does_not_wait_for_the_digest(clerk, council):
    digests.choose_notices(clerk.user, daily=True)
    assert mail.post("extension", person=clerk, council=council).state == State.QUEUED
    link = mail.post("password_reset", user=clerk.user, link=mail.Link.SET_PASSWORD, urgent=False)
    assert link.state == State.QUEUED


def test_who_no_longer_wants_a_digest_gets_what_was_held(entry, clerk, django_capture_on_commit_callbacks):
    digests.choose_notices(clerk.user, daily=True)
    send_reminders()
    with django_capture_on_commit_callbacks(execute=True):
        digests.choose_notices(clerk.user, daily=False)
    assert [notice.state for notice in reminders()] == [State.SENT]
    assert digests.send_digests() == 0


@pytest.mark.django_db(transaction=True)
def test_two_digest_jobs_at_once_send_one(entry, clerk):
    digests.choose_notices(clerk.user, daily=True)
    send_reminders()
    start = Barrier(4)

    def run():
        start.wait()
        digests.send_digests()
        connection.close()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(post.outbox) == 1
    assert OutboxMail.objects.filter(template="digest").count() == 1
