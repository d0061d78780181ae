"""Acts on committees, seats and political groups."""

from django.db import transaction

from councils import history
from councils.errors import Refused
from councils.models import Committee, Group, GroupMembership, Seat
from councils.models.bodies import Ending, Office
from councils.services.people import (
    day_before,
    end_one_seat,
    end_term,
    refuse_own,
    require_second,
    stream_of,
    unique_name,
)
from councils.services.turns import in_turn


@transaction.atomic
def add_committee(*, council, name, by, is_full_council=False):
    with unique_name(council.committees, name, "committee"):
        committee = Committee.objects.create(council=council, name=name, is_full_council=is_full_council)
    history.record(stream_of(committee), "committee_added", council=council, by=by, data={"name": name})
    return committee


@transaction.atomic
def add_group(*, council, name, by):
    with unique_name(council.groups, name, "group"):
        group = Group.objects.create(council=council, name=name)
    history.record(stream_of(group), "group_added", council=council, by=by, data={"name": name})
    return group


@transaction.atomic
def rename_committee(committee, *, name, by):
    _rename(committee, committee.council.committees, name, by)


@transaction.atomic
def rename_group(group, *, name, by):
    _rename(group, group.council.groups, name, by)


def _rename(thing, family, name, by):
    data = {"from": thing.name, "to": name}
    with unique_name(family.exclude(pk=thing.pk), name, thing._meta.verbose_name):
        thing.name = name
        thing.save(update_fields=["name"])
    history.record(stream_of(thing), "renamed", council=thing.council, by=by, data=data)


@transaction.atomic
def seat_member(committee, *, person, since, by, office=Office.MEMBER, until=None, second=None):
    """Give somebody a seat. Nobody seats himself, and a body has one chair and one vice-chair at a time."""
    refuse_own(person, by, "give a seat to")
    if person.council_id != committee.council_id:
        raise Refused(f"{person.name} is not a person of this council.")
    require_second(committee.council, by=by, person=person, second=second, committee=committee, office=office)
    # Two clerks who fill the same chair at once: the second waits here, and sees what the first has done.
    Committee.objects.select_for_update().get(pk=committee.pk)
    taken = committee.seats.overlapping(since, until)
    if taken.filter(person=person).exists():
        raise Refused(f"{person.name} already has a seat in that time. End it first.")
    holder = taken.filter(office=office).exclude(office=Office.MEMBER).select_related("person").first()
    if holder:
        raise Refused(
            f"{holder.person.name} is {holder.get_office_display().lower()} in that time. End that seat first."
        )
    seat = Seat.objects.create(committee=committee, person=person, office=office, since=since, until=until)
    data = {"person": person.pk, "office": office, "since": since.isoformat(), "until": until and until.isoformat()}
    history.record(stream_of(committee), "seat_given", council=committee.council, by=by, data=data)
    return seat


@transaction.atomic
def end_seat(seat, *, until, by, ended_because=Ending.TERM, second=None):
    """End a seat. A chair who stays on after the end of a term can still resign, which ends it for good."""
    refuse_own(seat.person, by, "end a seat of")
    committee = seat.committee
    about = {"person": seat.person, "committee": committee, "office": seat.office}
    require_second(committee.council, by=by, second=second, **about)
    if seat.is_over and not Seat.objects.current().filter(pk=seat.pk).exists():
        raise Refused("This seat has already ended.")
    end_one_seat(seat, until=until, by=by, ended_because=ended_because)


@transaction.atomic
def join_group(person, *, group, since, by):
    """Enter a political group, leaving the one before on the day before; `group=None` only leaves."""
    in_turn(person.council)
    for membership in person.group_memberships.overlapping(since).select_related("group"):
        if membership.since >= since:
            raise Refused(f"{person.name} joined {membership.group} on that day or later; choose a later day.")
        end_term(membership, until=day_before(since))
    if group is not None:
        GroupMembership.objects.create(person=person, group=group, since=since)
    data = {"group": group and group.name, "since": since.isoformat()}
    kind = "group_joined" if group else "group_left"
    history.record(stream_of(person), kind, council=person.council, by=by, data=data)
