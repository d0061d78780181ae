"""A backup holds the files wherever they lie, and restoring puts them where the installation keeps files now."""

import pytest
from django.core.management import CommandError, call_command

from councils.backups import NotEmpty
from grievances.models import Paper, SealedFile
from tests import object_store
from tests.councils import test_backup
from tests.councils.test_backup import backup, installation, lose_everything, restored
from tests.grievances.makers import CANARY

# Fixtures of those tests.
backup_key, installation = test_backup.backup_key, installation
server, bucket = object_store.server, object_store.bucket


def the_paper():
    return Paper.objects.get().file.content.decode()


def test_out_of_the_store_into_the_database_and_back_again(bucket, installation, settings, monkeypatch, server, capsys):
    content, rows = backup()
    lose_everything()
    object_store.without(settings)
    assert restored(content) == rows
    assert (SealedFile.objects.get().stored_as, CANARY in the_paper()) == ("", True)
    content, _ = backup()
    lose_everything()
    bucket = object_store.use(settings, monkeypatch, server)
    assert restored(content) == rows
    assert CANARY in the_paper()
    assert list(object_store.contents(bucket)) == [SealedFile.objects.get().stored_as]
    call_command("verify_files")


def test_nothing_is_restored_beside_files_that_another_installation_may_need(bucket, installation):
    content, _ = backup()
    lose_everything()
    before = object_store.contents(bucket)
    with pytest.raises(NotEmpty, match="name a new folder"):
        restored(content)
    assert object_store.contents(bucket) == before


def test_a_lost_file_is_named_and_keeps_nothing_else_out_of_the_backup(
    bucket, installation, tmp_path, settings, capsys
):
    bucket.objects.all().delete()
    path = tmp_path / "today.backup"
    with pytest.raises(CommandError, match="Everything is in it but 1 files"):
        call_command("backup", str(path))
    lose_everything()
    with pytest.raises(CommandError, match="1 files are missing"):
        call_command("restore", str(path))
    assert Paper.objects.get().name == "diary.txt"
    assert "grievances.SealedFile" in capsys.readouterr().err


def test_while_the_store_is_away_no_backup_is_made(bucket, installation, tmp_path, settings):
    object_store.without(settings)
    path = tmp_path / "today.backup"
    with pytest.raises(CommandError, match="No backup was made"):
        call_command("backup", str(path))
    assert not path.exists()
