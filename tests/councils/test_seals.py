"""The daily seal: once a day, over all histories, chained, printed, mailed outside and shown to Clerks."""

from datetime import date

import pytest
from django.core import mail as outbox
from django.db import DatabaseError, connection, transaction

from councils import history, jobs
from councils.models import OutboxMail, Seal, SealedHead
from councils.services.seals import seal_day
from tests.makers import client_of

STREAM = "tests.thing:1"


@pytest.fixture
def seal(council):
    history.record(STREAM, "seen", council=council)
    return seal_day(date(2026, 5, 1))[0]


def test_a_seal_holds_the_end_of_each_stream_and_the_seal_before(seal, council):
    history.record(STREAM, "seen again", council=council)
    second, _ = seal_day(date(2026, 5, 2))
    heads = {(head.stream, head.sequence) for head in second.heads.all()}
    assert heads == {(STREAM, 2), ("councils.seals", 1)}
    assert second.previous == seal.digest != second.digest


def test_a_day_is_sealed_once(seal, council):
    history.record(STREAM, "seen again", council=council)
    assert seal_day(date(2026, 5, 1)) == (seal, False)
    assert Seal.objects.count() == 1


def test_the_daily_job_seals_once_however_often_it_runs(seal, time_machine):
    time_machine.move_to("2026-05-02T09:00:00Z", tick=False)
    assert jobs.run_job("seal").outcome == "Sealed 1 histories"
    assert jobs.run_job("seal") is None
    assert Seal.objects.count() == 2


@pytest.mark.parametrize("model", [Seal, SealedHead])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 100", "DELETE FROM {}"])
def test_database_refuses_to_change_a_seal(seal, model, statement):
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(model._meta.db_table))


def test_a_new_seal_is_mailed_to_the_address_outside(council, settings, django_capture_on_commit_callbacks):
    settings.SEAL_TO = "auditor@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        seal, _ = seal_day(date(2026, 5, 1))
        seal_day(date(2026, 5, 1))
    [sent] = outbox.outbox
    assert sent.to == ["auditor@example.org"]
    assert f"2026-05-01={seal.digest}" in sent.body


def test_without_an_address_no_mail_is_written(seal):
    assert not OutboxMail.objects.exists()


def test_clerks_find_the_seals_to_copy(seal, clerk):
    page = client_of(clerk).get("/thornby/seals/").content.decode()
    assert f"2026-05-01={seal.digest}" in page
    assert 'href="/thornby/seals/"' in client_of(clerk).get("/thornby/jobs/").content.decode()
