"""A clock that was ahead and is put right: nothing is lost or waits for years, and nobody is let in for longer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as post
from django.core.management import call_command
from django.utils import timezone

from councils import history, jobs, long_work, post_room
from councils.models import Job, JobRun, OutboxMail, Session
from councils.services.seals import seal_day
from tests.councils.test_confirmation import MINUTE, of_a_page
from tests.councils.test_second_factor import SECOND_STEP, app_of, code_now
from tests.councils.test_sign_in import is_signed_in, sign_in
from tests.makers import client_of

NOW = datetime(2026, 5, 4, 9, 0, 1, tzinfo=UTC)
AHEAD = timedelta(days=800)
State = OutboxMail.State


@pytest.fixture
def clock(time_machine):
    """clock(timedelta) is how far ahead it is from now on."""

    def put(ahead=timedelta(0)):
        time_machine.move_to(NOW + ahead, tick=False)

    put(AHEAD)
    return put


@pytest.mark.parametrize("ahead", [timedelta(hours=1), AHEAD])
def test_history_and_its_seals_verify_and_stand_in_the_order_in_which_things_happened(council, clock, ahead, capsys):
    for number in range(6):
        clock(timedelta(0) if number % 3 == 1 else ahead * (number + 1))
        history.record("tests.thing:1", f"number {number}", council=council)
        seal_day()
    clock()
    assert [event.kind for event in history.timeline("tests.thing:1")] == [f"number {number}" for number in range(6)]
    call_command("verify_history")


def test_a_notice_that_was_put_off_goes_out(notice, clock):
    OutboxMail.objects.update(state=State.QUEUED, next_attempt_at=NOW + AHEAD)
    post.outbox.clear()
    clock()
    post_room.sweep()
    assert [OutboxMail.objects.get().state, len(post.outbox)] == [State.SENT, 1]


def test_a_notice_that_waits_its_time_goes_on_waiting(notice, clock):
    OutboxMail.objects.update(state=State.QUEUED, next_attempt_at=NOW + timedelta(hours=4))
    clock()
    assert post_room.sweep() == 0


@pytest.mark.parametrize(("handed_over", "state"), [(None, State.SENT), (NOW + AHEAD, State.UNKNOWN)])
def test_a_notice_whose_sender_died_is_taken_up(notice, clock, handed_over, state):
    OutboxMail.objects.update(state=State.SENDING, claimed_at=NOW + AHEAD, handed_over_at=handed_over)
    clock()
    post_room.sweep()
    assert OutboxMail.objects.get().state == state


@pytest.mark.parametrize("state", JobRun.State.values)
def test_jobs_of_the_hour_that_comes_twice_are_done_twice(db, clock, state):
    clock()
    started = NOW + timedelta(hours=1)
    slot = jobs.BY_NAME["post-room"].slot(NOW)
    JobRun.objects.create(job="post-room", slot=slot, state=state, started_at=started, finished_at=started)
    assert jobs.run_job("post-room").state == JobRun.State.DONE
    assert jobs.run_job("post-room") is None


def test_long_work_goes_on(council, clerk, clock):
    job = Job.objects.create(council=council, kind="recheck", by=clerk, leased_until=NOW + AHEAD)
    clock()
    long_work.advance_all(1)
    job.refresh_from_db()
    assert job.turn == 1


def test_a_confirmation_from_the_time_to_come_opens_no_case(db):
    assert of_a_page(-24 * 60 * MINUTE, "get")[0].status_code == 302
    assert of_a_page(-MINUTE, "get")[0].content == b"the case"


def test_sessions_counts_and_runs_from_the_time_to_come_are_thrown_away(clerk, clock, cache_as_it_runs):
    client = client_of(None)
    for _ in range(6):
        sign_in(client, clerk.user.email, "wrong")
    client_of(clerk)
    jobs.run_job("seal")
    clock()
    assert "Too many" in sign_in(client, clerk.user.email).content.decode()
    jobs.run_job("expiry")
    assert not Session.objects.filter(expire_date__gt=timezone.now() + timedelta(days=1)).exists()
    assert [run.job for run in JobRun.objects.all()] == ["expiry"]
    sign_in(client, clerk.user.email)
    assert is_signed_in(client)


def test_a_code_that_was_used_is_not_taken_again(clerk, clock, settings, cache_as_it_runs):
    settings.SECOND_FACTOR_REQUIRED = True
    app_of(clerk)
    code = code_now()
    for back, expected in ((0, True), (20, False)):
        clock(AHEAD - timedelta(seconds=back))
        client = client_of(None)
        sign_in(client, clerk.user.email)
        client.post(SECOND_STEP, {"code": code})
        assert is_signed_in(client) == expected
