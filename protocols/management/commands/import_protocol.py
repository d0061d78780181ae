"""Keep a protocol's text as a draft of a council, as the upload page does."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from councils.models import Council
from protocols import services
from protocols.forms import FILE_HINT, LONGEST_NAME
from protocols.parsing import UnreadableFile
from protocols.sources import FILE_TOO_LARGE, LARGEST_FILE, read_source


class Command(BaseCommand):
    help = "Read a protocol from a file and keep it as a draft; a clerk then adopts it in the browser."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help=FILE_HINT)
        parser.add_argument("--council", required=True, metavar="ADDRESS", help="as in the address of its pages")
        parser.add_argument("--title", help="what the site calls it; by default what the text says")
        parser.add_argument("--protocol", metavar="ADDRESS", help="the protocol that this is a new version of")

    def handle(self, *, file, council, title, protocol, **options):
        council = Council.objects.filter(slug=council).first() or _stop(f"There is no council at “{council}”.")
        earlier = None
        if protocol:
            earlier = council.protocols.filter(slug=protocol).first() or _stop(f"There is no protocol at “{protocol}”.")
        source = _read(file)
        version = services.import_version(
            council=council,
            source=source,
            title=title or source.parsed.title or "Member and officer protocol",
            protocol=earlier,
            by=None,
        )
        for warning in source.parsed.warnings:
            self.stderr.write(f"line {warning.line}: {warning.message}")
        self.stdout.write(f"Kept as a draft with {version.clauses.count()} clauses: {version.get_absolute_url()}")


def _read(file):
    try:
        if file.stat().st_size > LARGEST_FILE:
            _stop(FILE_TOO_LARGE)
        return read_source(file.name[-LONGEST_NAME:], file.read_bytes())
    except (OSError, UnreadableFile) as problem:
        raise CommandError(str(problem)) from problem


def _stop(sentence):
    raise CommandError(sentence)
