"""Filling a body in one go."""

from django.db import transaction

from councils.errors import Refused
from councils.services.people import day_before
from councils.services.proposals import Act, do_or_propose
from councils.services.turns import in_turn
from councils.wording import uk_date_words


@transaction.atomic
def give_seats(committee, *, offices, since, by):
    """Give each of `offices` ({Person: Office}) a seat from a day on, or ask a second person where that is guarded.

    A seat in another office ends on the day before; who has the same already keeps it. Returns who has a seat now,
    and the Proposals that wait.
    """
    in_turn(committee.council)
    seated, waiting = [], []
    for person, office in offices.items():
        seat = committee.seats.overlapping(since).filter(person=person).first()
        if seat and seat.office == office:
            continue
        asked = [_end(seat, since=since, by=by)] if seat else []
        facts = {"office": office, "since": since}
        asked.append(do_or_propose(Act.GIVE_SEAT, by=by, person=person, committee=committee, facts=facts))
        if waits := [row for row in asked if row]:
            waiting += waits
        else:
            seated.append(person)
    return seated, waiting


def _end(seat, *, since, by):
    if seat.since >= since:
        raise Refused(f"{seat.person.name} has a seat from {uk_date_words(seat.since)} on. Choose a later day.")
    facts = {"until": day_before(since)}
    about = {"committee": seat.committee, "seat": seat, "facts": facts}
    return do_or_propose(Act.END_SEAT, by=by, person=seat.person, **about)
