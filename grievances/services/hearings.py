"""Inviting to a hearing, moving it for a companion, and keeping the record of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from councils.calendar import deadline
from councils.errors import Refused
from councils.profile import limit_of
from councils.services.deadlines import Clock
from councils.services.turns import in_turn
from councils.wording import uk_date_words
from grievances.models import Companion, Hearing, Investigation, Place
from grievances.services.instances import FIRST
from grievances.services.parts import add_outsider, end_part, give_part
from grievances.services.places import let_preside, members_of, those_who_count
from grievances.services.steps import require, start_clock, take_step
from grievances.workflow import PartKind

# Public Bodies (Admission to Meetings) Act 1960 s.1(2). The words go into a published agenda, so they name nobody and
# not what it is about.
AGENDA_ITEM = "To consider a confidential staffing matter."
RESOLUTION = (
    "That under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960 the public and the press be "
    "excluded from the meeting for the next item of business, because publicity would be prejudicial to the public "
    "interest by reason of the confidential nature of that business."
)


def counted_to(case, name, day):
    """The day to which the case's limit of that name leads from a day."""
    limit = limit_of(case.profile.limits if case.profile else {}, name)
    return deadline(limit, day, Clock(case.council).calendar).due


def earliest_day(case, today=None):
    """The first day for which there is still time to give the notice that the council promises."""
    today = today or timezone.localdate()
    day = today + timedelta(days=1)
    while counted_to(case, "grievance_notice", day) < today:
        day += timedelta(days=1)
    return day


@transaction.atomic
def invite(
    case, *, parts, seen, on, time, place, papers, minutes_by=None, outside_minutes=None, instance=FIRST, at=None
):
    """Invite the parties and the panel. An invitation that is sent again takes the place of the earlier one.

    The minutes are taken by a Person, by an outsider ({name, body, address}), or else by the handler.
    """
    in_turn(case.council)
    require(case, instance.invite, parts)
    at = at or timezone.now()
    _refuse_short_notice(case, on, timezone.localdate(at))
    panel = instance.panel_of(case)
    hearing = getattr(panel, "hearing", None) or Hearing(panel=panel)
    hearing.case, hearing.on, hearing.at, hearing.place, hearing.papers = case, on, time, place, papers
    hearing.first_on, hearing.minute_taker = None, _minute_taker(case, minutes_by, outside_minutes, at)
    hearing.save()
    Investigation.objects.filter(case=case, served_at=None).update(served_at=at)
    start_clock(case, "grievance_papers", on)
    take_step(case, instance.invite, parts=parts, seen=seen, at=at, data={"on": on.isoformat()})


def _refuse_short_notice(case, on, today):
    if on <= today or counted_to(case, "grievance_notice", on) < today:
        first = uk_date_words(earliest_day(case, today))
        raise Refused(f"That is too soon to prepare. The first day that gives the promised notice is {first}.")


def _minute_taker(case, person, outside, at):
    """The Part of whoever takes the minutes; None where the handler does."""
    for part in case.parts.current().filter(kind=PartKind.MINUTE_TAKER):
        if person is not None and part.person_id == person.pk:
            return part
        end_part(part, at=at)
    if person is not None:
        _refuse_party(case, person)
        return give_part(case, PartKind.MINUTE_TAKER, person=person, at=at)
    if outside:
        return give_part(case, PartKind.MINUTE_TAKER, outsider=add_outsider(case, **outside), at=at)
    return None


def _refuse_party(case, person):
    touched = (PartKind.COMPLAINANT, PartKind.SUBJECT, PartKind.RAISER, PartKind.WITNESS)
    if case.parts.filter(person=person, kind__in=touched).exists():
        raise Refused(f"{person.name} is a party or a witness and cannot take the minutes.")


@transaction.atomic
def name_companion(case, *, parts, seen, name, kind, at=None):
    """A party names whom he brings; naming again takes the place of the earlier name."""
    part = take_step(case, "name-companion", parts=parts, seen=seen, at=at)
    companion = Companion.objects.filter(part=part).first() or Companion(part=part)
    companion.case, companion.name, companion.kind = case, name, kind
    companion.save()


def last_day_to_postpone(case, hearing):
    return counted_to(case, "grievance_postponement", hearing.on)


@transaction.atomic
def postpone(case, *, parts, seen, on, time, instance=FIRST, at=None):
    """Once, as of right, where the companion is not free: to a day of the party's choice within the limit."""
    in_turn(case.council)
    require(case, instance.postpone, parts)
    panel = instance.panel_of(case)
    hearing = panel.hearing
    last = last_day_to_postpone(case, hearing)
    if not hearing.on < on <= last:
        raise Refused(f"Choose a day after {uk_date_words(hearing.on)} and no later than {uk_date_words(last)}.")
    data = {"from": hearing.on.isoformat(), "on": on.isoformat()}
    hearing.first_on, hearing.on, hearing.at = hearing.on, on, time
    hearing.save(update_fields=["first_on", "on", "at"])
    start_clock(case, "grievance_papers", on)
    take_step(case, instance.postpone, parts=parts, seen=seen, at=at, data=data)


@transaction.atomic
def hold_hearing(case, *, parts, seen, held_on, present, others_present, record, instance=FIRST, at=None):
    """Keep the record: when it was, who was there (`present` by the keys of places) and what was said.

    Only members who have declared their interests can sit, and fewer than the quorum hear nothing.
    """
    in_turn(case.council)
    require(case, instance.hold, parts)
    at = at or timezone.now()
    panel = instance.panel_of(case)
    hearing = panel.hearing
    if not hearing.on <= held_on <= timezone.localdate(at):
        raise Refused("Give the day on which it was held: not before the day of the invitation, and not in the future.")
    there = [place for place in members_of(panel) if place.pk in present]
    refuse_inquorate(panel, there)
    if not any(place.presides for place in there):
        panel.places.filter(presides=True).update(presides=False)
        let_preside(case, there)
    panel.places.filter(pk__in=[place.pk for place in there], place=Place.MEMBER).update(attended=True)
    part = take_step(case, instance.hold, parts=parts, seen=seen, at=at, data={"held_on": held_on.isoformat()})
    hearing.case, hearing.held_on, hearing.others_present = case, held_on, others_present
    hearing.record, hearing.recorded_by = record, part
    hearing.save()


def refuse_inquorate(panel, places):
    for place in places:
        if not place.has_declared:
            raise Refused(f"{place.name} has not declared interests yet, and cannot sit before that.")
    if len(those_who_count(panel, places)) < panel.quorum:
        raise Refused(f"The quorum is {panel.quorum}. With fewer members the panel can neither hear nor decide.")
