import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from councils.backups import make
from councils.file_store import StoreAway


class Command(BaseCommand):
    help = "Write everything that the site keeps into one file, encrypted under the first of BACKUP_KEYS."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that does not exist yet")

    def handle(self, *, file, **options):
        if not settings.BACKUP_KEYS:
            raise CommandError("BACKUP_KEYS is not set. `manage.py new_case_key` prints a key.")
        if file.exists():
            raise CommandError(f"{file} exists already.")
        unfinished, lost = file.with_name(file.name + ".part"), []
        try:
            self._write(unfinished, lost)
            unfinished.rename(file)
        except BaseException as problem:
            unfinished.unlink(missing_ok=True)
            if isinstance(problem, OSError):
                raise CommandError(f"{file} could not be written, and nothing is there: {problem.strerror}.") from None
            raise
        with file.open("rb") as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes, SHA-256 {digest}")
        if lost:
            raise CommandError(f"Everything is in it but {len(lost)} files that the store of files has lost.")

    def _write(self, path, lost):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            try:
                for table, rows in make(opened, settings.BACKUP_KEYS, lost.append):
                    self.stdout.write(f"{rows:9,} {table}")
            except StoreAway as problem:
                raise CommandError(f"{problem} No backup was made.") from problem
            opened.flush()
            os.fsync(opened.fileno())
