"""Checking the whole register again: a piece at a time, resumed after a crash, without a worker if need be."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from councils import jobs, long_work
from councils.models import Job
from requests_log.models import Check, CouncillorRequest
from requests_log.models.choices import Authority
from requests_log.services import recheck
from tests.makers import client_of
from tests.requests_log.makers import make_entry

State = Job.State
ENTRIES = 23


@pytest.fixture
def register(council, councillor, clerk):
    return [make_entry(council, councillor, clerk) for _ in range(ENTRIES)]


@pytest.fixture
def job(register, council, clerk):
    return recheck.recheck_register(council=council, by=clerk)


def look_again(job):
    job.refresh_from_db()
    return job.state, job.done


def test_a_piece_checks_some_entries_and_the_next_goes_on_from_there(job, register):
    done = []
    while long_work.advance(job.pk):
        done.append(look_again(job)[1])
    assert done == [10, 20]
    assert look_again(job) == (State.DONE, ENTRIES)
    assert {entry.checks.count() for entry in register} == {2}


def test_the_outcome_names_the_entries_whose_finding_changed(job, register):
    changed = CouncillorRequest.objects.filter(pk=register[4].pk)
    changed.update(authority=Authority.COUNCIL, authority_ref="Minute 12")
    while long_work.advance(job.pk):
        pass
    job.refresh_from_db()
    assert register[4].reference in recheck.KIND.outcome(job)
    assert register[5].reference not in recheck.KIND.outcome(job)


def test_somebody_who_is_at_it_is_left_alone(job):
    Job.objects.update(leased_until=timezone.now() + timedelta(minutes=1))
    assert not long_work.advance(job.pk)
    assert look_again(job) == (State.OPEN, 0)


def test_a_piece_whose_process_died_is_done_by_the_next_who_comes(job):
    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1), turn=1)
    assert long_work.advance(job.pk)
    assert look_again(job) == (State.OPEN, 10)


def test_whoever_was_overtaken_keeps_nothing(job, monkeypatch):
    def overtaken(own):
        Job.objects.filter(pk=own.pk).update(turn=own.turn + 1)
        return recheck._piece(own)

    monkeypatch.setitem(long_work._kinds, recheck.NAME, _kind_with(overtaken))
    assert not long_work.advance(job.pk)
    assert Check.objects.count() == ENTRIES
    assert look_again(job) == (State.OPEN, 0)


def _kind_with(piece):
    kind = recheck.KIND
    return long_work.Kind(kind.name, kind.title, kind.count, piece, kind.outcome, kind.home)


def test_a_piece_that_fails_three_times_stops_the_job_until_somebody_tries_again(job, clerk, council, monkeypatch):
    def failing(own):
        raise RuntimeError("the rules are broken")

    monkeypatch.setitem(long_work._kinds, recheck.NAME, _kind_with(failing))
    for _ in range(long_work.GIVE_UP_AFTER):
        long_work.advance(job.pk)
        Job.objects.filter(leased_until__isnull=False).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert look_again(job)[0] == State.FAILED
    monkeypatch.setitem(long_work._kinds, recheck.NAME, recheck.KIND)
    client_of(clerk).post(f"/{council.slug}/jobs/{job.pk}/")
    assert look_again(job) == (State.DONE, ENTRIES)


def test_an_entry_on_which_somebody_acts_meanwhile_is_checked_all_the_same(job, register):
    register[0].advance(seen=0)
    long_work.advance(job.pk)
    assert register[0].checks.count() == 2


def test_a_second_start_finds_the_job_that_is_under_way(job, council, clerk):
    assert recheck.recheck_register(council=council, by=clerk) == job


@pytest.mark.django_db(transaction=True)
def test_several_at_once_check_every_entry_once(council, councillor, clerk):
    register = [make_entry(council, councillor, clerk) for _ in range(ENTRIES)]
    job = Job.objects.create(council=council, by=clerk, kind=recheck.NAME, total=ENTRIES)
    start = Barrier(3)

    def run():
        start.wait()
        long_work.advance_all(seconds=20)
        connection.close()

    threads = [Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    long_work.advance_all(seconds=20)
    assert look_again(job) == (State.DONE, ENTRIES)
    assert {entry.checks.count() for entry in register} == {2}


def test_the_clerk_starts_it_and_goes_on_without_a_worker(register, council, clerk):
    client = client_of(clerk)
    assert client.get(f"/{council.slug}/requests/recheck/").status_code == 200
    page = client.post(f"/{council.slug}/requests/recheck/", follow=True)
    assert f"0 of {ENTRIES}" in page.content.decode()
    page = client.post(page.request["PATH_INFO"], follow=True)
    assert f"{ENTRIES} of {ENTRIES}" in page.content.decode()
    assert "The gravest finding of each is as it was before" in page.content.decode()


def test_cron_goes_on_with_it(job):
    jobs.run_due(["long-work"])
    assert look_again(job)[0] == State.DONE


def test_a_worker_does_it_by_itself(register, council, clerk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = recheck.recheck_register(council=council, by=clerk)
    assert look_again(job) == (State.DONE, ENTRIES)
