"""A backup restored into an empty installation is the same installation; one that is not whole is refused untouched."""

import gzip
import io
import resource
import stat
from contextlib import contextmanager
from datetime import date
from random import Random

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from councils import history, mail, protection
from councils.backups import container, making, restore
from councils.models import Council, OutboxMail, User
from councils.services.seals import seal_day
from grievances import keys
from grievances.models import Grievance
from grievances.services.papers import hand_in
from tests.grievances.makers import CANARY, make_case, parts
from tests.makers import make_person
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry
from tests.serving import environment_in, manage

KEY, OTHER = (Fernet.generate_key().decode() for _ in range(2))


@pytest.fixture(autouse=True)
def backup_key(settings):
    settings.BACKUP_KEYS = [KEY]


@pytest.fixture
def installation(transactional_db, council, clerk, officer, councillor):
    """An adopted version with its file, an entry, a case with a paper, a notice that waits, a seal."""
    make_adopted(council)
    make_entry(council, councillor, clerk)
    case = make_case(council, officer)
    hand_in(case, parts=parts(case, officer), name="diary.txt", content=f"The {CANARY}.".encode())
    mail.post("new_device", user=clerk.user, context={"device": "a browser"})
    OutboxMail.objects.update(state=OutboxMail.State.QUEUED)
    seal_day(date(2026, 5, 1))
    return case


def backup():
    """(the bytes of a backup, how many rows it holds by table)"""
    file = io.BytesIO()
    rows = dict(making.make(file, [KEY]))
    return file.getvalue(), rows


def lose_everything():
    protection.lift()
    call_command("flush", interactive=False, verbosity=0)
    assert not Council.objects.exists()


def restored(content, given=(KEY,)):
    return dict(restore(io.BytesIO(content), given))


def lines(content):
    with gzip.GzipFile(fileobj=container.Reader(io.BytesIO(content), [KEY])) as file:
        return file.read().splitlines()[1:-1]


def test_what_is_restored_is_what_was_backed_up_row_by_row(installation, capsys):
    content, rows = backup()
    lose_everything()
    assert restored(content) == rows
    assert rows["protocols.OriginalFile"] == rows["grievances.SealedFile"] == 1
    OutboxMail.objects.filter(state=OutboxMail.State.UNKNOWN).update(state=OutboxMail.State.QUEUED)
    assert lines(backup()[0]) == lines(content)
    call_command("verify_history")
    call_command("verify_protocols")


def test_cases_can_be_read_afterwards_with_their_keys_alone(installation, settings):
    content, _ = backup()
    lose_everything()
    restored(content)
    assert CANARY in Grievance.objects.get().story
    settings.CASE_KEYS = [OTHER]
    with pytest.raises(keys.Unreadable):
        Grievance.objects.get().story  # noqa: B018


def test_the_triggers_are_back_and_the_numbers_go_on(installation, council):
    content, _ = backup()
    lose_everything()
    restored(content)
    assert protection.missing("default") == []
    council = Council.objects.get()
    make_person(council, "Nora Quill")
    history.record("tests.thing:1", "seen", council=council)


def test_a_notice_that_was_on_its_way_waits_for_the_clerk(installation):
    content, _ = backup()
    lose_everything()
    restored(content)
    assert {notice.state for notice in OutboxMail.objects.all()} == {OutboxMail.State.UNKNOWN}


def test_nothing_of_it_can_be_read_without_the_key(installation):
    content, _ = backup()
    assert b"Thornby" not in content
    assert b"protocols_clause" not in content


def test_a_restore_into_an_installation_that_is_used_is_refused(installation, tmp_path):
    path = tmp_path / "today.backup"
    path.write_bytes(backup()[0])
    with pytest.raises(CommandError, match=r"in this database already\. Nothing was restored"):
        call_command("restore", str(path))


def test_a_backup_of_which_any_byte_was_changed_is_refused_before_anything_is_written(installation, monkeypatch):
    monkeypatch.setattr(container, "PIECE", 4096)
    content, _ = backup()
    lose_everything()
    random = Random(1)
    for _ in range(40):
        place = random.randrange(len(content))
        changed = content[:place] + bytes([content[place] ^ (1 << random.randrange(8))]) + content[place + 1 :]
        with pytest.raises(container.Damaged):
            restored(changed)
    assert not User.objects.exists()


def test_a_backup_that_was_cut_off_lengthened_or_put_together_is_refused(installation, monkeypatch):
    monkeypatch.setattr(container, "PIECE", 4096)
    content, _ = backup()
    lose_everything()
    head = content.index(b"\n") + 1
    piece = 4 + 4096 + container.TAG
    exchanged = content[head + piece : head + 2 * piece] + content[head : head + piece]
    wrong = [
        *(content[: len(content) * part // 10] for part in range(10)),
        content[: head + piece],
        content + b"\0",
        content + content,
        content[:head] + exchanged + content[head + 2 * piece :],
        b"something else",
    ]
    for damaged in wrong:
        with pytest.raises(container.Damaged):
            restored(damaged)
    assert not User.objects.exists()


def test_a_backup_under_another_key_is_refused(installation):
    content, _ = backup()
    lose_everything()
    with pytest.raises(container.Damaged, match="None of BACKUP_KEYS"):
        restored(content, [OTHER])
    assert restored(content, [OTHER, KEY])


def test_a_backup_of_another_version_says_what_to_do(installation, monkeypatch):
    content, _ = backup()
    lose_everything()
    there = making.tables.migrations()
    monkeypatch.setattr(making.tables, "migrations", lambda: [*there, "councils.9999_later"])
    with pytest.raises(container.Damaged, match="install that one, restore, then upgrade"):
        restored(content)


def test_the_command_writes_a_file_for_its_owner_alone_and_never_over_another(installation, tmp_path, capsys):
    path = tmp_path / "today.backup"
    call_command("backup", str(path))
    assert "1 councils.Council" in capsys.readouterr().out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(path))
    lose_everything()
    call_command("restore", str(path))
    assert "The history is as it was written." in capsys.readouterr().out


@contextmanager
def no_room_beyond(size):
    """No file of this process may grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 10, 3000])
def test_a_backup_for_which_there_is_no_room_leaves_nothing_behind_and_can_be_made_again(installation, tmp_path, size):
    path = tmp_path / "today.backup"
    with no_room_beyond(size), pytest.raises(CommandError, match="could not be written"):
        call_command("backup", str(path), stdout=io.StringIO())
    assert list(tmp_path.iterdir()) == []
    call_command("backup", str(path), stdout=io.StringIO())
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the way from SQLite to PostgreSQL")
def test_a_backup_of_sqlite_fills_postgresql(transactional_db, tmp_path, settings):
    environment = environment_in(tmp_path, BACKUP_KEYS=KEY, DEMO="true")
    for command in (("migrate",), ("seed_demo",), ("seal_history",), ("backup", str(tmp_path / "small"))):
        manage(environment, *command)
    lose_everything()
    call_command("restore", str(tmp_path / "small"))
    assert protection.missing("default") == []
    call_command("verify_protocols")
