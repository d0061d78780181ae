"""What the register holds about a person: see councils/held.py."""

from operator import attrgetter

from django.db.models import Q

from councils.held import Row, Source, acts_in, events_of
from requests_log.models import CouncillorRequest, DirectContact, Draft


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
    """From whom it came and what it says, with what it forwards; once it is settled there is neither."""
    texts = (email.words for email in draft.email.chain()) if draft.email else ()
    return "\n\n".join(filter(None, (draft.sender, *texts)))


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
