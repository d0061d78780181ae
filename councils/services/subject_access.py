"""Everything that is held about somebody, as one workbook, with what is other people's taken out of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.models import Council, Person
from councils.redaction import redact, spans, suggestions
from councils.services.people import stream_of
from councils.tables_out import workbook

HEADINGS = ("What", "Date", "Words")
CASES = "Grievance cases are not searched, whether there are any or not: the handlers of the procedure answer for them."
FOUND_BEFORE = "Who looked through this before, and what packs were made: the council’s history says it."
NOT_IN_IT = (
    CASES,
    "Where the account is signed in, and emails about the account: they are the account’s, not the council’s.",
    "Attachments of emails that wait to be logged.",
    FOUND_BEFORE,
    "What the checks found in a request: it is advice on its words, which are here.",
)
NOT_SEARCHED = (
    CASES,
    "Texts in which none of these words stands, such as “the lady at number 12”.",
    "The text of protocols, which everybody can read, and old registers that are still being brought in.",
    "Mailboxes, papers and other programs of the council: search them as well.",
    FOUND_BEFORE,
)


@dataclass(frozen=True)
class About:
    """Whom a pack is about: `own` are the words that are this person's own and `stream` the history that notes it."""

    council: Council
    name: str
    own: tuple[str, ...]
    stream: str
    not_in_it: tuple[str, ...]
    on_record: str = ""


def about_person(person):
    own = (person.contact_email, person.user.email if person.user else "")
    return About(person.council, person.name, own, stream_of(person), NOT_IN_IT)


def about_somebody(council, phrases):
    """Somebody who is not on the council's list: `phrases` are the ways in which texts name them, the name first."""
    asked = "\n".join(phrases)
    return About(council, phrases[0], tuple(phrases), f"{stream_of(council)}:access", NOT_SEARCHED, asked)


def on_the_list(council, phrases):
    """The people of the council who are called so: what is held about them is on pages of their own."""
    people = Person.objects.filter(council=council).select_related("user").order_by("name")
    return [person for person in people if spans(f"{person.name}\0{person.email}", phrases)]


def others_in(about, sections):
    """The phrases in these sections that are probably other people's: names, e-mail addresses, telephones."""
    names = Person.objects.filter(council=about.council).values_list("name", flat=True)
    texts = [text for _, rows in sections for row in rows for text in (row.what, row.words)]
    return [phrase for phrase in suggestions(texts, names, about.name) if phrase not in about.own]


def record_look(about, *, by):
    """On record that somebody looked through what is held about the person."""
    history.record(about.stream, "held_looked_through", council=about.council, by=by, words=about.on_record)


@transaction.atomic
def access_pack(about, *, by, sections, phrases):
    """The bytes of the workbook: a sheet for each of the sections, which are those that were looked through."""
    history.record(about.stream, "access_pack_made", council=about.council, by=by, words=about.on_record)
    sheets = [_sheet(number, source.title, rows, phrases) for number, (source, rows) in enumerate(sections, 1)]
    return workbook(*sheets, ("What is not in it", ("What is not in it",), [[line] for line in about.not_in_it]))


def _sheet(number, title, rows, phrases):
    lines = [[redact(row.what, phrases), _day(row.on), redact(row.words, phrases)] for row in rows]
    return (f"{number} {title}", HEADINGS, lines)


def _day(on):
    """As the clock in England shows it: a workbook knows no time zones."""
    return timezone.localtime(on).replace(tzinfo=None) if isinstance(on, datetime) else on
