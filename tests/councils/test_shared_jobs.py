"""A daily job over many councils: shared out, gone on with after a worker died, and few queries for many councils."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils import due, jobs
from councils.models import Council, Deadline, JobRun, OutboxMail, Role
from councils.services.deadlines import end_deadline
from councils.services.reminders import send_reminders
from tests.makers import make_council, make_member
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry

State = JobRun.State
DAY = timedelta(days=1)


@pytest.fixture
def visited(monkeypatch, db):
    """A shared job over three councils, one in each share: the keys of those it was done for, in their order."""
    councils = [make_council(f"Parish {number}", f"parish-{number}") for number in range(3)]
    monkeypatch.setattr(jobs, "COUNCILS_IN_A_SHARE", 1)
    done = []

    def run(keys):
        done.extend(council.pk for council in councils if council.pk in keys)
        return 2 if any(council.pk in keys for council in councils) else 0

    monkeypatch.setitem(jobs.BY_NAME, "reminders", replace(jobs.BY_NAME["reminders"], run=run))
    return done


def test_each_share_is_done_once_and_the_whole_says_what_came_of_all(visited):
    assert jobs.run_job("reminders").outcome == "6 reminders"
    assert jobs.run_job("reminders") is None
    assert len(visited) == len(set(visited)) == 3


def test_a_gap_in_the_keys_of_councils_makes_no_shares(visited):
    make_council("Far away", "far-away", pk=Council.objects.latest("pk").pk + 1_000)
    jobs.run_job("reminders")
    assert JobRun.objects.filter(job="reminders-share").count() == 4


def test_whoever_comes_after_a_worker_that_died_goes_on_where_it_was(visited):
    """It had done all shares but one, which it was at."""
    jobs.run_job("reminders")
    last = JobRun.objects.filter(job="reminders-share", outcome="2").latest("pk")
    JobRun.objects.filter(pk=last.pk).update(state=State.RUNNING, outcome="")
    JobRun.objects.filter(job="reminders").update(state=State.RUNNING)
    visited.clear()
    assert jobs.run_job("reminders") is None
    JobRun.objects.filter(pk=last.pk).update(started_at=timezone.now() - timedelta(minutes=31))
    assert jobs.run_job("reminders").outcome == "6 reminders"
    assert len(visited) == 1


def test_a_share_that_fails_holds_no_other_up_and_is_tried_again(visited, monkeypatch, time_machine):
    job = jobs.BY_NAME["reminders"]

    def fail_at_first(keys):
        if not visited:
            visited.append("failed")
            raise RuntimeError(keys)
        return job.run(keys)

    monkeypatch.setitem(jobs.BY_NAME, "reminders", replace(job, run=fail_at_first))
    assert jobs.run_job("reminders").outcome == "Stopped by an error (RuntimeError)"
    before = len(visited)
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert jobs.run_job("reminders").outcome == "6 reminders"
    assert before >= 3
    assert len(visited) == len(set(visited)) == 4


def council_with_work(number):
    """Something to read, a review, and a request whose answer is due tomorrow."""
    council = make_council(f"Parish {number}", f"parish-{number}")
    clerk = make_member(council, f"Clerk {number}", Role.CLERK)
    make_adopted(council, next_review="2024-05")
    entry = make_entry(council, make_member(council, f"Member {number}", Role.COUNCILLOR), clerk)
    end_deadline(entry.stream, "acknowledge_request")
    Deadline.objects.filter(stream=entry.stream, name="answer_request").update(due=timezone.localdate() + DAY)


def reminded(template):
    return sorted(OutboxMail.objects.filter(template=template).values_list("person__name", flat=True))


def test_reminders_of_eight_councils_take_as_many_queries_as_those_of_one(db, time_machine):
    counts = []
    for numbers in ([0], range(1, 9)):
        for number in numbers:
            council_with_work(number)
        with CaptureQueriesContext(connection) as captured:
            # An answer and a review for each; nobody is asked to read before a week has passed.
            assert send_reminders() == 2 * len(numbers)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert OutboxMail.objects.filter(template="reminder").count() == 9


def test_a_bad_row_of_one_council_holds_up_no_other_and_the_job_is_tried_again(db, monkeypatch, time_machine, caplog):
    for number in range(3):
        council_with_work(number)
    council = Council.objects.get(slug="parish-1")
    reads = due._sources["requests_log.entry"].look

    def trip(accesses, since):
        look = reads(accesses, since)
        bad = [access for access in accesses if access.council == council]
        return replace(look, items=lambda rows: [*look.items(rows), *(words[access] for access in bad)])

    words = {}
    monkeypatch.setitem(due._sources, "requests_log.entry", replace(due._sources["requests_log.entry"], look=trip))
    assert jobs.run_job("reminders").outcome == "Stopped by an error (Unsent)"
    assert reminded("reminder") == ["Clerk 0", "Clerk 2"]
    assert reminded("review_reminder") == ["Clerk 0", "Clerk 1", "Clerk 2"]
    assert f"council {council.pk}: KeyError" in caplog.text
    monkeypatch.undo()
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert jobs.run_job("reminders").outcome == "1 reminder"
    assert reminded("reminder") == ["Clerk 0", "Clerk 1", "Clerk 2"]


def test_a_deadline_whose_request_is_gone_holds_up_no_reminder(db):
    council_with_work(0)
    row = Deadline.objects.get(name="answer_request")
    Deadline.objects.filter(pk=row.pk).update(stream="requests_log.entry:999999")
    assert send_reminders() == 1
    assert reminded("review_reminder") == ["Clerk 0"]
