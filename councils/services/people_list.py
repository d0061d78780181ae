"""Adding the people of a list: all of them at once or, where somebody was faster, nobody.

A list is as long as a county association's largest council, so rows and histories are written together; each person's
history begins with one event that says role and group, too.
"""

from django.db import transaction

from councils import history
from councils.errors import Refused
from councils.models import GroupMembership, Membership, Person, Role, Seat
from councils.models.bodies import Office
from councils.services.bodies import add_group
from councils.services.people import needs_second, refuse_deputy, stream_of
from councils.services.turns import in_turn


@transaction.atomic
def add_people(*, council, plan, seen, by):
    """Add who is ready with role and group, and seat councillors on the full council. Returns who waits for a seat.

    A seat waits where nobody gives one alone; see councils/guarded.py. `plan()` makes the Plan, here once more in the
    council's turn: Refused where it is not as many that are ready as somebody has `seen`, or
    where a row makes a clerk and `by` may not.
    """
    in_turn(council)
    rows = plan().ready
    if len(rows) != seen or not rows:
        raise Refused("Somebody else has added people since you looked at the list. Look at it once more.")
    for row in rows:
        refuse_deputy(row.role, by)
    people = Person.objects.bulk_create(Person(council=council, name=row.name, contact_email=row.email) for row in rows)
    pairs = list(zip(people, rows, strict=True))
    Membership.objects.bulk_create(
        Membership(person=person, role=row.role, post=row.post, since=row.since) for person, row in pairs
    )
    _join_groups(council, pairs, by)
    beginnings = [(stream_of(person), _facts(row), "") for person, row in pairs]
    history.record_first("person_added", beginnings, council=council, by=by)
    return _seat([pair for pair in pairs if pair[1].role == Role.COUNCILLOR], council=council, by=by)


def _facts(row):
    return {"role": row.role, "post": row.post, "since": row.since.isoformat(), "group": row.group}


def _join_groups(council, pairs, by):
    groups = {group.name.casefold(): group for group in council.groups.all()}
    for name in {row.group.casefold(): row.group for _, row in pairs if row.group}.values():
        if name.casefold() not in groups:
            groups[name.casefold()] = add_group(council=council, name=name, by=by)
    GroupMembership.objects.bulk_create(
        GroupMembership(person=person, group=groups[row.group.casefold()], since=row.since)
        for person, row in pairs
        if row.group
    )


def _seat(pairs, *, council, by):
    body = council.committees.filter(is_full_council=True).first()
    if not pairs or body is None:
        return []
    # Of an office there is one at a time, and a list is long.
    waits = {
        office: needs_second(council, by=by, person=None, committee=body, office=office)
        for office in {row.office for _, row in pairs}
    }
    seats = [
        Seat(committee=body, person=person, office=row.office or Office.MEMBER, since=row.since)
        for person, row in pairs
        if not waits[row.office]
    ]
    if seats:
        Seat.objects.bulk_create(seats)
        data = {"seats": [[seat.person_id, seat.office, seat.since.isoformat()] for seat in seats]}
        history.record(stream_of(body), "seats_given", council=council, by=by, data=data)
    return [person for person, row in pairs if waits[row.office]]
