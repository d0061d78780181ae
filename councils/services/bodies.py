"""Acts on committees, seats and political groups."""

from django.db import transaction

from councils import history
from councils.errors import Refused
from councils.models import Committee, Group, GroupMembership, Seat
from councils.models.bodies import Ending, Office
from councils.services.people import end_term, refuse_own, stream_of


@transaction.atomic
def add_committee(*, council, name, by, is_full_council=False):
    committee = Committee.objects.create(council=council, name=name, is_full_council=is_full_council)
    history.record(stream_of(committee), "committee_added", council=council, by=by, data={"name": name})
    return committee


@transaction.atomic
def add_group(*, council, name, by):
    group = Group.objects.create(council=council, name=name)
    history.record(stream_of(group), "group_added", council=council, by=by, data={"name": name})
    return group


@transaction.atomic
def rename_committee(committee, *, name, by):
    _rename(committee, name, by)


@transaction.atomic
def rename_group(group, *, name, by):
    _rename(group, name, by)


def _rename(thing, name, by):
    data = {"from": thing.name, "to": name}
    thing.name = name
    thing.save(update_fields=["name"])
    history.record(stream_of(thing), "renamed", council=thing.council, by=by, data=data)


@transaction.atomic
def seat_member(committee, *, person, since, by, office=Office.MEMBER, until=None):
    """Give somebody a seat. Nobody seats himself, and a body has one chair and one vice-chair at a time."""
    refuse_own(person, by, "give a seat to")
    if person.council_id != committee.council_id:
        raise Refused(f"{person.name} is not a person of this council.")
    taken = committee.seats.current(since)
    if taken.filter(person=person).exists():
        raise Refused(f"{person.name} already has a seat on that day. End it first.")
    if office != Office.MEMBER:
        _make_room(taken.filter(office=office), since)
    seat = Seat.objects.create(committee=committee, person=person, office=office, since=since, until=until)
    data = {"person": person.pk, "office": office, "since": since.isoformat()}
    history.record(stream_of(committee), "seat_given", council=committee.council, by=by, data=data)
    return seat


def _make_room(holders, since):
    """A chair whose term is over makes way for the successor; one still in term has to be ended first."""
    holder = holders.filter(until=None).first() or holders.filter(until__gte=since).first()
    if holder:
        raise Refused(
            f"{holder.person.name} is {holder.get_office_display().lower()} on that day. End that seat first."
        )


@transaction.atomic
def end_seat(seat, *, until, by, ended_because=Ending.TERM):
    refuse_own(seat.person, by, "end a seat of")
    end_term(seat, until=until, ended_because=ended_because)
    data = {"person": seat.person_id, "until": until.isoformat(), "because": ended_because}
    history.record(stream_of(seat.committee), "seat_ended", council=seat.committee.council, by=by, data=data)


@transaction.atomic
def join_group(person, *, group, since, by):
    """Enter a political group, leaving the one before on the day before; `group=None` only leaves."""
    for membership in person.group_memberships.current(since):
        if membership.since >= since:
            raise Refused(f"{person.name} joined {membership.group} on that day; choose a later one.")
        end_term(membership, until=_day_before(since))
    if group is not None:
        GroupMembership.objects.create(person=person, group=group, since=since)
    data = {"group": group and group.name, "since": since.isoformat()}
    history.record(
        stream_of(person), "group_joined" if group else "group_left", council=person.council, by=by, data=data
    )


def _day_before(day):
    return day.fromordinal(day.toordinal() - 1)
