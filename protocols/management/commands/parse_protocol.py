"""python manage.py parse_protocol FILE: what the parser makes of a protocol, as JSON."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from protocols import readers
from protocols.output import again
from protocols.parsing import UnreadableFile
from protocols.reading import with_profile


class Command(BaseCommand):
    help = "Print the structure of a protocol (a Word, PDF, web or text file) as JSON. Needs no database."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            text, warnings = readers.read(file.name, file.read_bytes())
            found = with_profile(again.read(text)).as_dict()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from None
        except UnreadableFile as error:
            raise CommandError(f"{file}: {error}") from None
        found["warnings"] = [{"line": w.line, "message": w.message} for w in warnings] + found["warnings"]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
