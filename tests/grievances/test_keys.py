"""The installation's keys: changed without a case that cannot be read meanwhile, and never wrong unnoticed."""

import subprocess
import sys
from datetime import date

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from grievances import keys
from grievances.checks import check_proofs, missing_key
from grievances.models import Grievance, KeyProof, Note
from grievances.services import rotation
from tests.grievances.makers import CANARY, make_draft
from tests.makers import client_of
from tests.serving import ROOT, environment_in, manage

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))


@pytest.fixture(autouse=True)
def old_key(settings):
    settings.CASE_KEYS = [OLD]


@pytest.fixture
def case(council, officer):
    return make_draft(council, officer)


@pytest.fixture
def note(council, clerk):
    return Note.keep(council=council, kept_by=clerk, received_on=date(2026, 5, 1), text=f"The {CANARY}.")


def stories():
    return [case.story for case in Grievance.objects.all()]


def test_everything_can_be_read_before_between_and_after(case, note, settings, capsys):
    for order in ([OLD], [NEW, OLD]):
        settings.CASE_KEYS = order
        assert CANARY in stories()[0]
    call_command("rotate_keys")
    assert "2 looked at, 2 wrapped again" in capsys.readouterr().out
    settings.CASE_KEYS = [NEW]
    assert not missing_key()
    assert CANARY in stories()[0]
    assert CANARY in Note.objects.get().text


def test_a_rotation_that_was_stopped_goes_on_where_it_was(council, officer, settings, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    for _ in range(5):
        make_draft(council, officer)
    settings.CASE_KEYS = [NEW, OLD]
    assert next(rotation.rotate()) == (2, 2, 0)
    *_, last = rotation.rotate()
    assert last == (5, 3, 0)


def test_the_old_key_is_needed_until_a_run_finds_nothing_to_do(case, settings):
    settings.CASE_KEYS = [NEW, OLD]
    list(rotation.rotate())
    assert KeyProof.objects.count() == 2
    list(rotation.rotate())
    assert [proof.fingerprint for proof in KeyProof.objects.all()] == keys.fingerprints()[:1]


def test_a_destroyed_key_stays_destroyed(case, settings):
    Grievance.objects.update(wrapped_key=b"")
    settings.CASE_KEYS = [NEW, OLD]
    call_command("rotate_keys")
    assert bytes(Grievance.objects.get().wrapped_key) == b""


def test_what_no_key_opens_is_counted_and_its_key_stays_missed(case, note, settings):
    settings.CASE_KEYS = [OTHER]
    Grievance.objects.filter(pk=case.pk).update(wrapped_key=keys.new_key()[1])
    settings.CASE_KEYS = [NEW, OLD]
    with pytest.raises(CommandError, match="lacks the key to 1 of them"):
        call_command("rotate_keys")
    settings.CASE_KEYS = [NEW]
    assert "lacks a key" in missing_key()


def test_without_its_key_the_site_is_not_ready_and_the_check_says_why(case, settings):
    assert check_proofs(None, ["default"]) == []
    settings.CASE_KEYS = [NEW]
    [error] = check_proofs(None, ["default"])
    assert "they cannot be read" in error.msg
    response = client_of().get("/health/ready/")
    assert (response.status_code, response.json()["keys"]) == (503, "away")


def test_a_new_key_first_is_in_order_before_anything_is_kept_under_it(case, settings):
    settings.CASE_KEYS = [NEW, OLD]
    assert not missing_key()


def test_the_proof_of_a_key_tells_nothing_of_it(case):
    assert OLD not in str(KeyProof.objects.values().get())


STARTS = (
    ("-m", "gunicorn", "protocol_site.wsgi", "--bind", "127.0.0.1:0", "--check-config"),
    ("-m", "celery", "-A", "protocol_site", "worker", "--pool", "solo"),
    ("manage.py", "check", "--database", "default"),
)


@pytest.fixture(scope="module")
def under_another_key(tmp_path_factory):
    environment = environment_in(tmp_path_factory.mktemp("keys"))
    manage(environment, "migrate", "--verbosity", "0")
    note = "from grievances.models import KeyProof; KeyProof.note_the_writing_key()"
    manage(environment, "shell", "--command", note)
    return environment | {"CASE_KEYS": NEW}


@pytest.mark.parametrize("command", STARTS, ids=["web", "worker", "check"])
def test_no_process_starts_under_the_wrong_key(under_another_key, command):
    result = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=under_another_key, capture_output=True, text=True, timeout=60
    )
    assert result.returncode != 0
    assert "CASE_KEYS lacks a key that cases are kept under" in result.stderr
