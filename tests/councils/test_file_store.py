"""Files of cases in a store that speaks S3: only ciphertext; what is changed is found; a store that is away is said."""

import hashlib
from datetime import timedelta

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from councils import jobs
from councils.file_store import Lost, StoreAway
from councils.models import Event
from councils.services import stored_files
from grievances.models import Paper, SealedFile
from grievances.services.erasure import erase
from grievances.workflow import Outcome
from protocol_site import file_store as in_the_environment
from tests import object_store
from tests.grievances.makers import CANARY, act, make_case
from tests.grievances.papers import hand_in
from tests.grievances.test_papers import upload
from tests.makers import client_of
from tests.serving import free_port

WORDS = f"The diary of the {CANARY}.".encode()
A_WEEK_ON = timedelta(days=7)
server, bucket = object_store.server, object_store.bucket


@pytest.fixture
def case(council, clerk, officer):
    return make_case(council, officer)


@pytest.fixture
def paper(bucket, case, officer):
    return hand_in(case, officer, WORDS, name="diary.txt")


@pytest.fixture
def away(server, settings, monkeypatch):
    """The store gives no answer any more once this is called."""

    def leave():
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{free_port()}")
        settings.STORAGES = settings.STORAGES | in_the_environment.storages()

    return leave


def change(bucket, paper, content):
    bucket.put_object(Key=f"{object_store.FOLDER}/{paper.file.stored_as}", Body=content)


def lose(bucket, paper):
    bucket.Object(f"{object_store.FOLDER}/{paper.file.stored_as}").delete()


def test_what_is_handed_in_lies_there_as_ciphertext_under_its_hash(paper, bucket, officer):
    ((name, content),) = object_store.contents(bucket).items()
    assert name == hashlib.sha256(content).hexdigest() == paper.file.stored_as
    assert bytes(SealedFile.objects.get().sealed) == b""
    assert CANARY.encode() not in content
    assert WORDS not in content
    assert client_of(officer).get(paper.get_absolute_url()).content == WORDS


def test_a_row_says_of_one_place_only_where_its_file_lies(paper):
    for changed in ({"sealed": b"more"}, {"stored_as": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SealedFile.objects.update(**changed)


def test_a_changed_file_and_a_missing_one_are_named_and_give_a_plain_page(paper, bucket, officer, capsys):
    call_command("verify_files")
    for damage in (lambda: change(bucket, paper, b"another"), lambda: lose(bucket, paper)):
        damage()
        page = client_of(officer).get(paper.get_absolute_url())
        assert page.status_code == 503
        assert "missing from the store of files, or was changed" in page.content.decode()
        with pytest.raises(CommandError, match="1 files"):
            call_command("verify_files")
        assert f"grievances.SealedFile {paper.file.pk}" in capsys.readouterr().err


def test_files_of_one_case_cannot_be_exchanged_for_one_another(paper, bucket, case, officer):
    other = hand_in(case, officer, b"Something else.")
    change(bucket, paper, object_store.contents(bucket)[other.file.stored_as])
    with pytest.raises(Lost):
        Paper.objects.get(pk=paper.pk).file.content  # noqa: B018


def test_while_the_store_is_away_reading_and_handing_in_say_so_and_record_nothing(paper, case, officer, away):
    away()
    events = Event.objects.count()
    assert "gives no answer" in upload(officer, case, b"More.")
    assert (Paper.objects.count(), Event.objects.count()) == (1, events)
    page = client_of(officer).get(paper.get_absolute_url())
    assert page.status_code == 503
    assert "gives no answer" in page.content.decode()
    assert client_of(officer).get(case.get_papers_url()).status_code == 200
    with pytest.raises(CommandError, match="gives no answer"):
        call_command("verify_files")


def test_what_an_act_left_behind_that_was_not_done_is_swept_after_a_day(paper, bucket, case, officer, time_machine):
    with transaction.atomic():
        hand_in(case, officer, b"Never committed.")
        transaction.set_rollback(True)
    assert len(object_store.contents(bucket)) == 2
    assert stored_files.sweep() == ""
    time_machine.move_to(timezone.now() + A_WEEK_ON)
    assert stored_files.sweep() == "1 left-over files were removed from the store"
    assert set(object_store.contents(bucket)) == {paper.file.stored_as}


def test_the_job_of_the_day_takes_an_erased_case_out_of_the_store_and_says_what_is_missing(
    paper, bucket, council, case, officer, time_machine
):
    kept = hand_in(make_case(council, officer), officer, WORDS)
    act(case, "withdraw", officer, words="No more.", outcome=Outcome.WITHDRAWN)
    erase(case, kept_until=timezone.localdate())
    lose(bucket, kept)
    time_machine.move_to(timezone.now() + A_WEEK_ON)
    outcome = jobs.run_job("expiry").outcome
    assert "1 left-over files were removed" in outcome
    assert "1 files ARE MISSING" in outcome
    assert object_store.contents(bucket) == {}


def test_files_move_to_the_store_and_back_one_by_one(server, settings, monkeypatch, case, officer):
    papers = [hand_in(case, officer, words) for words in (b"One.", b"Two.", b"Three.")]
    sealed = [bytes(paper.file.sealed) for paper in papers]
    bucket = object_store.use(settings, monkeypatch, server)
    moving = stored_files.move(to_the_store=True)
    next(moving)
    moving.close()
    assert stored_files.in_the_store() == 1
    call_command("move_files")
    assert sorted(object_store.contents(bucket).values()) == sorted(sealed)
    assert [Paper.objects.get(pk=paper.pk).file.content for paper in papers] == [b"One.", b"Two.", b"Three."]
    lose(bucket, Paper.objects.get(pk=papers[1].pk))
    with pytest.raises(CommandError, match="1 files are missing"):
        call_command("move_files", "--to-database")
    assert stored_files.in_the_store() == 1
    object_store.without(settings)
    assert Paper.objects.get(pk=papers[2].pk).file.content == b"Three."


def test_without_the_setting_what_lies_in_the_store_is_said_at_every_check(paper, settings):
    assert [found.id for found in run_checks(tags=[Tags.database], databases=["default"])] == []
    object_store.without(settings)
    (found,) = run_checks(tags=[Tags.database], databases=["default"])
    assert "FILE_STORE is not set" in found.msg
    with pytest.raises(StoreAway):
        stored_files.sweep()


@pytest.mark.parametrize("url", ["s3://", "file:///srv/files", "s3://user@bucket", "s3://bucket/a?b=c", "bucket"])
def test_an_address_that_is_none_stops_the_start(monkeypatch, url):
    monkeypatch.setenv("FILE_STORE", url)
    with pytest.raises(ImproperlyConfigured, match="s3://bucket/folder"):
        in_the_environment.storages()
