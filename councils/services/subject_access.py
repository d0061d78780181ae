"""Everything that is held about one person, as one workbook, with what is other people's taken out of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.models import Person
from councils.redaction import redact, suggestions
from councils.services.people import stream_of
from councils.tables_out import workbook

HEADINGS = ("What", "Date", "Words")
NOT_IN_IT = (
    "Grievance cases are not searched, whether there are any or not: the handlers of the procedure answer for them.",
    "Where the account is signed in, and emails about the account: they are the account’s, not the council’s.",
    "Attachments of emails that wait to be logged.",
    "Who looked through this before, and what packs were made: the council’s history says it.",
    "What the checks found in a request: it is advice on its words, which are here.",
)


def others_in(person, sections):
    """The phrases in these sections that are probably other people's: names, e-mail addresses, telephones."""
    names = Person.objects.filter(council=person.council).exclude(pk=person.pk).values_list("name", flat=True)
    own = {person.contact_email, person.user.email if person.user else ""}
    texts = [text for _, rows in sections for row in rows for text in (row.what, row.words)]
    return [phrase for phrase in suggestions(texts, names, person.name) if phrase not in own]


def record_look(person, *, by):
    """On record that somebody looked through what is held about the person."""
    history.record(stream_of(person), "held_looked_through", council=person.council, by=by)


@transaction.atomic
def access_pack(person, *, by, sections, phrases):
    """The bytes of the workbook: a sheet for each of the sections, which are those that were looked through."""
    history.record(stream_of(person), "access_pack_made", council=person.council, by=by)
    sheets = [_sheet(number, source.title, rows, phrases) for number, (source, rows) in enumerate(sections, 1)]
    return workbook(*sheets, ("What is not in it", ("What is not in it",), [[line] for line in NOT_IN_IT]))


def _sheet(number, title, rows, phrases):
    lines = [[redact(row.what, phrases), _day(row.on), redact(row.words, phrases)] for row in rows]
    return (f"{number} {title}", HEADINGS, lines)


def _day(on):
    """As the clock in England shows it: a workbook knows no time zones."""
    return timezone.localtime(on).replace(tzinfo=None) if isinstance(on, datetime) else on
