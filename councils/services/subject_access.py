"""Everything that is held about one person, as one workbook, with what is other people's taken out of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.held import everything_about
from councils.models import Person
from councils.redaction import redact, suggestions
from councils.services.people import stream_of
from councils.tables_out import workbook

HEADINGS = ("What", "Date", "Words")


def others_in(person, sections):
    """The phrases in these sections that are probably other people's: names, e-mail addresses, telephones."""
    names = Person.objects.filter(council=person.council).exclude(pk=person.pk).values_list("name", flat=True)
    own = {person.contact_email, person.user.email if person.user else ""}
    texts = [text for _, rows in sections for row in rows for text in (row.what, row.words)]
    return [phrase for phrase in suggestions(texts, names, person.name) if phrase not in own]


@transaction.atomic
def access_pack(person, *, by, chosen, phrases):
    """The bytes of the workbook: a sheet for each of the sections whose numbers are chosen."""
    sections = [section for number, section in enumerate(everything_about(person)) if number in chosen]
    history.record(stream_of(person), "access_pack_made", council=person.council, by=by)
    return workbook(*(_sheet(number, title, rows, phrases) for number, (title, rows) in enumerate(sections, 1)))


def _sheet(number, title, rows, phrases):
    lines = [[redact(row.what, phrases), _day(row.on), redact(row.words, phrases)] for row in rows]
    return (f"{number} {title}", HEADINGS, lines)


def _day(on):
    """As the clock in England shows it: a workbook knows no time zones."""
    return timezone.localtime(on).replace(tzinfo=None) if isinstance(on, datetime) else on
