"""Bringing an old register in: tried first, then confirmed, killed in the middle, and never doubled."""

from datetime import date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils import history, jobs, long_work
from councils.errors import Overtaken, Refused
from councils.models import Deadline, Event, Job, OutboxMail, Person
from requests_log.models import BroughtIn, Check, CouncillorRequest, OldRegister
from requests_log.models.choices import State
from requests_log.services import bringing_in
from requests_log.services import old_register as services
from requests_log.services.answers import answer_request
from requests_log.services.dry_run import dry_run
from requests_log.services.reopening import reopen_request
from tests.makers import client_of
from tests.requests_log.makers import make_entry
from tests.requests_log.old_registers import ROWS, confirm, finish


def entries(council):
    return {entry.brought_in.old_reference: entry for entry in CouncillorRequest.objects.filter(council=council)}


def test_nothing_is_in_the_register_before_it_is_confirmed(bring):
    register = bring()
    assert len(dry_run(register).ready) == 3
    assert not CouncillorRequest.objects.exists()
    finish(confirm(register))
    assert CouncillorRequest.objects.count() == 3


def test_entries_keep_their_dates_and_references_and_are_numbered_by_the_year_received(bring, council, councillor):
    make_entry(council, councillor, None, received_at=timezone.make_aware(datetime(2024, 1, 5)))
    finish(confirm(bring()))
    kept = {entry.brought_in: entry for entry in CouncillorRequest.objects.exclude(brought_in=None)}
    found = {row.old_reference: (entry.reference, timezone.localdate(entry.received_at)) for row, entry in kept.items()}
    assert found == {
        "9": ("2024/002", date(2024, 2, 12)),
        "7": ("2024/003", date(2024, 2, 13)),
        "8": ("2025/001", date(2025, 5, 3)),
    }


def test_what_was_answered_is_answered_on_its_day_and_the_rest_waits_to_be_decided(bring, council):
    finish(confirm(bring()))
    found = entries(council)
    assert (found["7"].state, timezone.localdate(found["7"].answered_at)) == (State.ANSWERED, date(2024, 2, 14))
    assert (found["8"].state, found["8"].answered_at) == (State.LOGGED, None)


def test_what_was_answered_is_kept_as_long_as_what_is_answered_here(bring, council):
    finish(confirm(bring()))
    found = entries(council)
    assert found["7"].keep_until == date(2030, 2, 14)
    assert found["8"].keep_until is None


def test_an_old_entry_is_opened_again_counted_from_that_day_and_answered(bring, council, clerk):
    finish(confirm(bring()))
    entry, today = entries(council)["7"], timezone.localdate()
    who = {"seen": entry.revision, "by": clerk}
    row = reopen_request(entry, question="Again?", on=today, reason="Never too late.", **who)
    assert (row.starts, Deadline.objects.count()) == (today, 1)
    assert "Thank you for your question" in client_of(clerk).get(entry.get_absolute_url()).content.decode()
    answer_request(entry, text="Yes.", seen=entry.revision, by=clerk)
    assert entry.state == State.ANSWERED


def test_no_clock_starts_no_mail_goes_out_and_nothing_is_checked(bring):
    finish(confirm(bring()))
    assert not Deadline.objects.exists()
    assert not OutboxMail.objects.exists()
    assert not Check.objects.exists()


def test_the_history_of_an_entry_says_where_it_came_from_and_holds(bring, council, clerk):
    finish(confirm(bring()))
    entry = entries(council)["7"]
    [event] = history.timeline(entry.stream)
    assert (event.kind, event.by, event.words.text) == ("brought_in", clerk, "It is mended.")
    assert event.data == {"reference": "2024/002", "row": 2, "answered": "2024-02-14"}
    assert history.first_fault(entry.stream) is None


def test_a_second_import_of_the_same_file_changes_nothing(bring):
    finish(confirm(bring()))
    events = Event.objects.filter(kind="brought_in").count()
    again = dry_run(bring())
    assert (again.ready, again.bad, len(again.here)) == ([], [], 3)
    with pytest.raises(Refused, match="no row to bring in"):
        confirm(bring())
    assert Event.objects.filter(kind="brought_in").count() == events
    assert CouncillorRequest.objects.count() == 3


@pytest.mark.parametrize(("first", "then"), [(True, False), (False, True)], ids=["then without", "then with"])
def test_the_same_rows_are_known_again_with_and_without_their_references(bring, first, then):
    def rows(with_reference):
        return [[reference if with_reference else "", *rest] for reference, *rest in ROWS]

    finish(confirm(bring(rows(first))))
    assert len(dry_run(bring(rows(then))).here) == 3


def test_a_corrected_file_brings_in_only_what_is_new(bring):
    wrong = ["10", "w/c 3 May", "Lowe", "The bins", "", ""]
    finish(confirm(bring([*ROWS, wrong])))
    right = ["10", "06/05/2024", "Lowe", "The bins", "", ""]
    assert finish(confirm(bring([*ROWS, right]))) == "1 request brought in."
    assert CouncillorRequest.objects.count() == 4


def test_a_reference_of_another_year_is_another_request(bring):
    finish(confirm(bring([ROWS[0]])))
    assert len(dry_run(bring([["7", "13/02/2025", "Lowe", "Mend the gate", "", ""]])).ready) == 1


def test_the_same_file_confirmed_twice_at_once_doubles_nothing(bring):
    first, second = bring(), bring()
    job = confirm(first)
    with pytest.raises(Refused, match="Another old register"), transaction.atomic():
        confirm(second)
    finish(job)
    with pytest.raises(Refused, match="no row to bring in"):
        confirm(OldRegister.objects.get(pk=second.pk))


def test_rows_that_came_by_another_way_meanwhile_are_left_as_they_are(bring):
    job = confirm(bring())
    [last] = [row for row in OldRegister.objects.get().ready if row["reference"] == "9"]
    other = {"council": job.council, "file_name": "x", "row": 1, "content": last["content"], "key": last["key"]}
    BroughtIn.objects.create(entry=make_entry(job.council, Person.objects.get(name="Iris Lowe"), None), **other)
    assert finish(job) == "2 requests brought in. 1 was here already and stayed as before."


def test_killed_in_the_middle_it_goes_on_without_doubling(bring, council, monkeypatch):
    monkeypatch.setattr(bringing_in, "AT_A_TIME", 2)
    job = confirm(bring())
    assert long_work.advance(job.pk)

    def dies(stream, *args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(history, "record_first", dies)
        with pytest.raises(KeyboardInterrupt):
            long_work.advance(job.pk)
    assert CouncillorRequest.objects.count() == 2
    Job.objects.update(leased_until=None)
    jobs.run_due(["long-work"])
    assert sorted(entries(council)) == ["7", "8", "9"]
    assert not OldRegister.objects.exists()


def test_numbers_that_somebody_takes_at_the_same_moment_are_passed_over(bring, council, councillor, monkeypatch):
    job = confirm(bring([ROWS[0]]))
    give, taken = bringing_in._give_numbers, []

    def somebody_is_faster(council, rows):
        give(council, rows)
        if not taken:
            received = timezone.make_aware(datetime(2024, 3, 1))
            taken.append(make_entry(council, councillor, None, received_at=received))

    monkeypatch.setattr(bringing_in, "_give_numbers", somebody_is_faster)
    finish(job)
    assert (taken[0].number, CouncillorRequest.objects.exclude(brought_in=None).get().number) == (1, 2)


def test_a_piece_asks_as_often_for_many_rows_as_for_one(bring):
    def queries(rows):
        with CaptureQueriesContext(connection) as captured:
            finish(confirm(bring(rows)))
        return len(captured)

    many = [[str(n), "13/02/2024", "Lowe", f"Bin {n}", "14/02/2024", "Done"] for n in range(100, 140)]
    few = queries([ROWS[0]])
    assert queries(many) == few


def test_one_who_chose_an_older_page_changes_nothing(bring):
    register = bring()
    with pytest.raises(Overtaken):
        services.bring_in(register, seen=register.revision - 1, by=None)
    assert not Job.objects.exists()


def test_a_file_that_an_error_stopped_is_deleted_in_time_too_and_its_job_ends(bring):
    job = confirm(bring())
    Job.objects.update(state=Job.State.FAILED, finished_at=timezone.now())
    OldRegister.objects.update(at=timezone.now() - services.KEPT_FOR)
    jobs.run_job("expiry")
    assert not OldRegister.objects.exists()
    long_work.try_again(job)
    assert finish(job) == ""


def test_a_file_that_nobody_brings_in_is_deleted_after_its_time_and_one_under_way_is_not(bring, council):
    confirm(bring())
    services.keep_file(council=council, file_name="later.csv", sheets=[], by=None)
    OldRegister.objects.update(at=timezone.now() - services.KEPT_FOR)
    assert "1 old register nobody brought in" in jobs.run_job("expiry").outcome
    assert [register.file_name for register in OldRegister.objects.all()] == ["old.csv"]
