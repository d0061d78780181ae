"""What `councils` itself holds about a person: see councils/held.py."""

from councils.held import Row, Source, Texts, acts_in, events_of, words_in
from councils.models import OutboxMail
from councils.services.people import stream_of


def of_the_person(person):
    yield Row("Name", words=person.name)
    if person.contact_email:
        yield Row("Email address", words=person.contact_email)
    if person.user:
        yield Row("Email address of the account", words=person.user.email)
    for membership in person.memberships.order_by("since"):
        yield Row(f"Role: {membership.title}", membership.since, _until(membership))
    for seat in person.seats.select_related("committee").order_by("since"):
        yield Row(f"Seat: {seat.get_office_display()}, {seat.committee.name}", seat.since, _until(seat))
    for group in person.group_memberships.select_related("group").order_by("since"):
        yield Row(f"Political group: {group.group.name}", group.since, _until(group))


def _until(term):
    return f"until {term.until:%d/%m/%Y}" if term.until else ""


def notices(person):
    """Without those that are not for clerks' eyes: that there is one says too much."""
    return _rows(OutboxMail.objects.filter(person=person))


def all_notices(council):
    return _rows(OutboxMail.objects.filter(council=council), to=True)


def _rows(notices, to=False):
    for mail in notices.filter(confidential=False).order_by("created_at").iterator():
        whom = f", to {mail.address}" if to else ""
        yield Row(f"{mail.subject}{whom} ({mail.get_state_display()})", mail.created_at, mail.text)


def history_of(person):
    return events_of([stream_of(person)])[stream_of(person)]


SOURCES = (
    Source("person", "Who the person is here", of_the_person),
    Source("history", "History of the person’s record", history_of),
    Source("notices", "Notices sent to the person", notices),
    Source("acts", "Acts in the council’s lists", acts_in("councils")),
)
TEXTS = (
    Texts("written", "Written in the council’s lists", words_in("councils")),
    Texts("notices", "Notices sent", all_notices),
)
