"""What nobody changes alone: asked for by one person, done when a second one confirms it."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from councils import guarded, history, mail
from councils.errors import Overtaken, Refused
from councils.homes import Line
from councils.models import Proposal
from councils.models.bodies import Office
from councils.services import bodies, invitations, people
from councils.services.people import stream_of
from councils.services.turns import in_turn
from councils.wording import one_of, uk_date_words

Act = Proposal.Act
DATES = ("since", "until")


def _still_there(seat):
    if seat is None:
        raise Refused("This seat is not there any more: it was taken away with the role.")
    return seat


# Each takes what it is about and `by`, `second` and what was filled in.
ACTS = {
    Act.GIVE_SEAT: lambda row, **facts: bodies.seat_member(row.committee, person=row.person, **facts),
    Act.END_SEAT: lambda row, **facts: bodies.end_seat(_still_there(row.seat), **facts),
    Act.CHANGE_PERSON: lambda row, **facts: people.change_person(row.person, **facts),
    Act.INVITE: lambda row, **facts: invitations.invite(row.person, **facts),
    Act.WITHDRAW: lambda row, **facts: invitations.withdraw_invitation(row.person, **facts),
    Act.END_ROLE: lambda row, **facts: people.end_membership(row.membership, **facts),
}


@transaction.atomic
def do_or_propose(act, *, by, person, facts=None, **about):
    """Do it, or ask a second person where it is guarded: gives the Proposal that waits, or None once it is done.

    `about` are `committee`, `seat` or `membership`. Raises Refused as the act itself does.
    """
    council = person.council
    in_turn(council)
    row = Proposal(council=council, act=act, person=person, by=by, facts=_written(facts or {}), **about)
    if not people.needs_second(council, by=by, person=person, **_seat_of(row)):
        _do(row, second=None)
        return None
    people.refuse_own(person, by, "ask for this for")
    _refuse_again(row, about)
    seconds = guarded.seconds(council, by=by, person=person)
    row.save()
    _refuse_what_cannot_be_done(row, seconds[0])
    history.record(_stream(council), "asked_for", council=council, by=by, data={"act": act, "person": person.pk})
    for second in seconds:
        _write_to(second, "second_person", row)
    return row


def _refuse_again(row, about):
    same = Proposal.objects.open().filter(council=row.council, act=row.act, person=row.person, **about).first()
    if same:
        asked = f"{same.by.name} asked for this on {uk_date_words(same.at)}. It waits for {waits_for(same)}."
        raise Refused(f"{asked} To ask for something else, take that back first.")


def _refuse_what_cannot_be_done(row, second):
    """So that nobody is asked to confirm it: it is tried, and taken back."""
    try:
        with transaction.atomic():
            _do(Proposal.objects.get(pk=row.pk), second=second)
            transaction.set_rollback(True)
    except Refused:
        # A seat may become free by what waits already.
        before = Proposal.objects.open().exclude(pk=row.pk)
        if row.committee is None or not before.filter(committee=row.committee).exists():
            raise


def _write_to(person, template, row, **context):
    url = reverse("proposal", args=[row.council.slug, row.pk])
    mail.post(template, person=person, council=row.council, context={"proposal": row, "url": url} | context)


def _seat_of(row):
    if row.committee is None and row.seat is None:
        return {}
    office = row.seat.office if row.seat else row.facts.get("office", Office.MEMBER)
    return {"committee": row.committee or row.seat.committee, "office": office}


def _written(facts):
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in facts.items()}


def facts_of(row):
    """What was filled in, dates as dates."""
    return {name: dt.date.fromisoformat(v) if name in DATES and v else v for name, v in row.facts.items()}


def _do(row, *, second):
    ACTS[row.act](row, by=row.by, second=second, **facts_of(row))


def waits_for(row):
    """Who can confirm it, in words."""
    names = [person.name for person in guarded.seconds(row.council, by=row.by, person=row.person)]
    return one_of(names or ["somebody who sits on the body"])


def lines(accesses):
    """On the first page: what waits for somebody to confirm it. Hardly ever does anything."""
    for access in accesses:
        if not access.person.changes_wait:
            continue
        rows = access.council.proposals.open().select_related("council", "person", "by")
        mine = sum(may_confirm(row, access.person) for row in rows)
        if mine:
            url, note = reverse("proposals", args=[access.council.slug]), f"{mine} wait{'s' * (mine == 1)} for you"
            yield Line(access.council.pk, "Changes that wait for a second person", url, note, waits=True)


def may_confirm(row, person):
    return person in guarded.seconds(row.council, by=row.by, person=row.person)


def confirm(row, *, by):
    """The second person confirms, and it is done as the first asked for it; who asked is told where it cannot be."""
    try:
        _confirm(row, by=by)
    except Refused as refusal:
        row.refresh_from_db()
        if may_confirm(row, by):
            _write_to(row.by, "second_person_stuck", row, second=by, why=str(refusal))
        raise


@transaction.atomic
def _confirm(row, *, by):
    _answer(row, by, confirmed_at=timezone.now())
    if not may_confirm(row, by):
        raise Refused("This is for somebody else to confirm.")
    _do(row, second=by)
    history.record(_stream(row.council), "confirmed", council=row.council, by=by, data={"proposal": row.pk})
    guarded.tell(row)


@transaction.atomic
def refuse(row, *, by):
    """The second person refuses it, or the first takes it back: nothing is changed."""
    if by != row.by and not may_confirm(row, by):
        raise Refused("This is for somebody else to answer.")
    _answer(row, by, refused_at=timezone.now())
    history.record(_stream(row.council), "refused", council=row.council, by=by, data={"proposal": row.pk})


def _answer(row, by, **fields):
    in_turn(row.council)
    if not Proposal.objects.open().filter(pk=row.pk).update(answered_by=by, **fields):
        raise Overtaken("This has been answered by somebody else since you opened it.")
    row.refresh_from_db()


def _stream(council):
    return f"{stream_of(council)}:second"
