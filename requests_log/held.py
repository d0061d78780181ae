"""What the register holds about a person: see councils/held.py."""

from django.db.models import Q

from councils.held import Row, Source, acts_in, events
from councils.models import Event
from requests_log.models import CouncillorRequest, DirectContact, Draft


def requests(person):
    """Each request that the person made or was asked in, in all its wordings, and what happened with it."""
    concerned = Q(asked_by=person) | Q(officer=person)
    for entry in CouncillorRequest.objects.filter(concerned).order_by("received_at"):
        for words in entry.all_words.order_by("number"):
            yield Row(f"{entry.reference}: {words.subject}", entry.received_at, words.text)
        yield from (
            Row(f"{entry.reference}: {row.what}", row.on, row.words)
            for row in events(Event.objects.filter(stream=entry.stream))
        )


def emails(person):
    """E-mails and notes of the person's that waited to be logged; what was logged is among the requests."""
    for draft in Draft.objects.filter(sent_by=person).order_by("arrived_at"):
        yield Row(f"{draft.subject or 'No subject'} ({draft.get_state_display()})", draft.arrived_at, draft.sender)


def contacts(person):
    for contact in DirectContact.objects.filter(Q(councillor=person) | Q(officer=person)).order_by("since"):
        names = f"{contact.councillor.name} may ask {contact.officer.name} directly"
        yield Row(names, contact.since, contact.matter)


SOURCES = (
    Source("Requests in the register", requests),
    Source("Emails that came to be logged", emails),
    Source("Direct contact that is permitted", contacts),
    Source("Acts in the register", acts_in("requests_log")),
)
