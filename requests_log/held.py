"""What the register holds about a person: see councils/held.py."""

from operator import attrgetter

from django.db.models import Q

from councils.held import Row, Source, Texts, acts_in, events_of, words_in
from requests_log.models import CouncillorRequest, DirectContact, Draft, Duty, EntryWords, RegisteredAuthority


def requests(person):
    """Each request that the person made or was asked in, in all its wordings, and what happened with it."""
    concerned = Q(asked_by=person) | Q(officer=person)
    found = CouncillorRequest.objects.filter(concerned).prefetch_related("all_words", "duties").order_by("received_at")
    streams = {entry: [entry.stream, *(duty.stream for duty in entry.duties.all())] for entry in found}
    acts = events_of([name for names in streams.values() for name in names])
    for entry, names in streams.items():
        for words in entry.all_words.all():
            yield Row(f"{entry.reference}: {words.subject}", entry.received_at, words.text)
        for row in sorted((row for name in names for row in acts[name]), key=attrgetter("on")):
            yield Row(f"{entry.reference}: {row.what}", row.on, row.words)


def emails(person):
    """E-mails and notes of the person's that waited to be logged; what was logged is among the requests."""
    for draft in Draft.objects.filter(sent_by=person).order_by("arrived_at"):
        yield Row(f"{draft.subject or 'No subject'} ({draft.get_state_display()})", draft.arrived_at, _words_of(draft))


def _words_of(draft):
    """From whom it came, to whom it went and what it says, with what it forwards; once it is settled there is none."""
    chain = draft.email.chain() if draft.email else ()
    return "\n\n".join(part for email in chain for part in _parts_of(email) if part)


def _parts_of(email):
    people = [email.sender, *email.to, *email.copies, *email.blind_copies]
    return "\n".join(str(person) for person in people if person), email.words


def contacts(person):
    found = DirectContact.objects.filter(Q(councillor=person) | Q(officer=person))
    for contact in found.select_related("councillor", "officer").order_by("since"):
        names = f"{contact.councillor.name} may ask {contact.officer.name} directly"
        yield Row(names, contact.since, contact.matter)


SOURCES = (
    Source("requests", "Requests in the register", requests),
    Source("emails", "Emails that came to be logged", emails),
    Source("contacts", "Direct contact that is permitted", contacts),
    Source("register_acts", "Acts in the register", acts_in("requests_log")),
)


def all_requests(council):
    """Every wording of every request, with those who got a copy."""
    found = (
        EntryWords.objects.filter(entry__council=council).select_related("entry").order_by("entry__received_at", "pk")
    )
    for words in found.iterator():
        copies = "\n".join([*words.copies, *words.blind_copies])
        text = "\n\n".join(filter(None, (words.text, copies)))
        yield Row(f"{words.entry.reference}: {words.subject}", words.entry.received_at, text)


def all_emails(council):
    for draft in Draft.objects.filter(council=council).waiting().order_by("arrived_at"):
        yield Row(draft.subject or "No subject", draft.arrived_at, _words_of(draft))


def all_authorities(council):
    for row in RegisteredAuthority.objects.filter(council=council).order_by("pk"):
        yield Row("Resolution or delegation", row.since, f"{row.words}\n\n{row.covers}".strip())
    for contact in DirectContact.objects.filter(council=council).order_by("since"):
        yield Row("Direct contact that is permitted", contact.since, contact.matter)


def _references(council):
    """{stream: the reference of the request that it belongs to}."""
    duties = Duty.objects.filter(entry__council=council).select_related("entry")
    entries = CouncillorRequest.objects.filter(council=council).only("year", "number")
    return {row.stream: row.reference for row in entries} | {duty.stream: duty.entry.reference for duty in duties}


TEXTS = (
    Texts("requests", "Requests in the register", all_requests),
    Texts("request_words", "Answers, reasons and notes in the register", words_in("requests_log", _references)),
    Texts("emails", "Emails and notes that wait to be logged", all_emails),
    Texts("authorities", "Authorities and direct contacts", all_authorities),
)
