"""Jobs by the clock: each slot once, a failed or broken run again, and what the Clerk sees of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from councils import history, jobs, services
from councils.models import Invitation, JobRun, Session
from councils.services.people import stream_of
from tests.makers import client_of, make_person

State = JobRun.State


@pytest.fixture
def job(monkeypatch, db):
    """A job of every five minutes that does as it is told: job.say("…") or job.fail()."""

    class Told:
        ran = 0

        def __init__(self):
            self.say("Nothing much")

        def say(self, words):
            self.answer = lambda: words

        def fail(self):
            def answer():
                raise RuntimeError("nora@example.org has no such thing")

            self.answer = answer

        def run(self):
            self.ran += 1
            return self.answer()

    told = Told()
    monkeypatch.setitem(jobs.BY_NAME, "post-room", replace(jobs.BY_NAME["post-room"], run=told.run))
    return told


def test_a_slot_is_done_once_and_the_next_one_again(job, time_machine):
    time_machine.move_to(datetime(2026, 10, 25, 0, 31, tzinfo=UTC), tick=False)
    assert jobs.run_job("post-room").outcome == "Nothing much"
    assert jobs.run_job("post-room") is None
    time_machine.move_to(datetime(2026, 10, 25, 1, 31, tzinfo=UTC), tick=False)
    assert jobs.run_job("post-room") is not None
    assert job.ran == 2


def test_a_run_that_failed_is_tried_again_after_a_while(job, time_machine):
    time_machine.move_to(datetime(2026, 5, 4, 9, 1, tzinfo=UTC), tick=False)
    slot = jobs.BY_NAME["post-room"].slot(timezone.now())
    JobRun.objects.create(job="post-room", slot=slot, state=State.FAILED, finished_at=timezone.now())
    assert jobs.run_job("post-room") is None
    JobRun.objects.update(finished_at=timezone.now() - timedelta(minutes=16))
    assert jobs.run_job("post-room").state == State.DONE
    assert JobRun.objects.count() == 1


def test_a_run_whose_process_died_is_taken_over(job):
    slot = jobs.BY_NAME["post-room"].slot(timezone.now())
    run = JobRun.objects.create(job="post-room", slot=slot)
    assert jobs.run_job("post-room") is None
    JobRun.objects.filter(pk=run.pk).update(started_at=timezone.now() - timedelta(minutes=31))
    assert jobs.run_job("post-room").state == State.DONE


def test_what_went_wrong_is_told_without_naming_anybody(job):
    job.fail()
    run = jobs.run_job("post-room")
    assert run.state == State.FAILED
    assert run.outcome == "Stopped by an error (RuntimeError)"


def test_run_due_does_all_jobs_and_says_what_came_of_them(job, capsys):
    call_command("run_due")
    out = capsys.readouterr().out
    assert all(job.title in out for job in jobs.JOBS)
    assert {run.state for run in JobRun.objects.all()} == {State.DONE}
    call_command("run_due")
    assert JobRun.objects.exclude(job="reminders-share").count() == len(jobs.JOBS)


def test_run_due_ends_with_an_error_when_a_job_failed(job):
    job.fail()
    with pytest.raises(CommandError, match="A job failed"):
        call_command("run_due")


def test_a_job_asked_for_at_night_only_is_done_for_the_day_before(job, time_machine):
    """As from a cron that runs once a day, before the hour at which the job's day begins."""
    slots = []
    for day in (4, 5, 6):
        time_machine.move_to(datetime(2026, 5, day, 2, tzinfo=UTC), tick=False)
        slots += [run.slot for run in jobs.run_due(["reminders"])]
    assert slots == ["2026-05-03", "2026-05-04", "2026-05-05"]


def test_invitations_and_sessions_that_ran_out_are_ended(council, clerk):
    nora, ned = (make_person(council, name, contact_email=f"{name}@example.org") for name in ("nora", "ned"))
    for person in (nora, ned):
        services.invite(person, by=clerk)
    Invitation.objects.filter(person=nora).update(at=timezone.now() - timedelta(days=31))
    Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
    assert jobs.run_job("expiry").outcome == "1 invitation ran out"
    assert [invitation.person for invitation in Invitation.objects.open()] == [ned]
    assert history.timeline(stream_of(nora)).last().kind == "invitation_expired"
    assert not Session.objects.exists()


def test_records_of_old_runs_are_thrown_away(db):
    JobRun.objects.create(job="post-room", slot="long ago", started_at=timezone.now() - timedelta(days=15))
    jobs.run_job("expiry")
    assert not JobRun.objects.filter(slot="long ago").exists()


def test_the_clerk_sees_the_last_run_of_each_job_and_which_is_late(job, council, clerk):
    job.say("7 notices were waiting")
    jobs.run_job("post-room")
    page = client_of(clerk).get(f"/{council.slug}/jobs/").content.decode()
    assert "7 notices were waiting" in page
    assert page.count("Never") == page.count("Late") == len(jobs.JOBS) - 1
