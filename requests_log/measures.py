"""Reads from the register what the reports are made of: the same few queries however many entries there are."""

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Sum
from django.utils import timezone

from councils.calendar import Tally
from councils.models import Deadline, GroupMembership
from councils.profile import limit_of
from councils.services.deadlines import Clock, profile_on
from councils.small_numbers import DEFAULT
from requests_log.models import CouncillorRequest, Decision, Delay, SmallNumbers, TimeSpent
from requests_log.models.choices import Channel, DelayReason, Kind, Outcome
from requests_log.reports.figures import Answer, Figures
from requests_log.reports.monthly import Names
from requests_log.services.clock import ACKNOWLEDGE, ANSWER

State = Deadline.State


def names():
    """What the tables call each kind, channel, outcome and reason of a delay."""
    kinds = (Kind, Channel, Outcome, DelayReason)
    return Names(*({value: str(label) for value, label in kind.choices} for kind in kinds))


def figures_of(council, period):
    """Everything of a period: received, acknowledged and answered in it, or recorded in it."""
    entries = council.entries.filter(received_at__gte=_start(period), received_at__lt=_end(period))
    received = entries.order_by().values_list("kind", "channel").annotate(Count("pk"))
    acknowledged = _ended(council, ACKNOWLEDGE, period).values_list("closed_on", "due")
    answers = answers_of(council, period)
    delays = Delay.objects.filter(entry__council=council, on__range=(period.first, period.last))
    minutes = TimeSpent.objects.filter(entry__council=council, on__range=(period.first, period.last))
    return Figures(
        period=period,
        received={(kind, channel): number for kind, channel, number in received},
        acknowledged=tuple(closed <= due for closed, due in acknowledged),
        answers=answers,
        overdue=_overdue(council, period.last),
        outcomes=_outcomes(council, answers, period),
        delays=Counter(delays.values_list("reason", flat=True)),
        minutes=dict(minutes.order_by().values_list("entry__kind").annotate(Sum("minutes"))),
    )


def _start(period):
    return timezone.make_aware(datetime.combine(period.first, time()))


def _end(period):
    return timezone.make_aware(datetime.combine(period.last + timedelta(days=1), time()))


def _ended(council, name, period):
    """Those of a name that were met in the period."""
    rows = Deadline.objects.filter(
        council=council, name=name, state=State.MET, stream__startswith="requests_log.entry:"
    )
    return rows.filter(closed_on__range=(period.first, period.last))


def _overdue(council, day):
    """How many were past their date on the evening of a day; a paused count has none."""
    rows = Deadline.objects.filter(council=council, name=ANSWER, due__lt=day).exclude(state=State.PAUSED)
    return rows.exclude(closed_on__lte=day).count()


def _outcomes(council, answers, period):
    """How often each outcome is the newest decision of an answered entry."""
    answered = {answer.entry for answer in answers}
    decisions = Decision.objects.filter(entry__council=council, at__lt=_end(period))
    if answered:
        decisions = decisions.filter(entry__pk__range=(min(answered), max(answered)))
    newest = dict(decisions.order_by("pk").values_list("entry", "outcome"))
    return Counter(outcome for entry, outcome in newest.items() if entry in answered)


def answers_of(council, period):
    """Every answer given in the period: an entry that was opened again has one for each time.

    An answer that no limit ran for, of a register kept before this one, counts from the day received.
    """
    fields = ("stream", "starts", "closed_on", "due", "pauses")
    rows = [
        (int(stream.partition(":")[2]), *rest)
        for stream, *rest in _ended(council, ANSWER, period).order_by("pk").values_list(*fields)
    ]
    rows += _without_limit(council, period, {row[0] for row in rows})
    if not rows:
        return ()
    entries = _facts_of(council, {row[0] for row in rows})
    group_on, tally = _groups(council), _tally(council, min(row[1] for row in rows), period.last)
    return tuple(_answer(row, entries[row[0]], group_on, tally) for row in rows)


def _without_limit(council, period, counted):
    entries = council.entries.filter(answered_at__gte=_start(period), answered_at__lt=_end(period))
    times = entries.values_list("pk", "received_at", "answered_at")
    days = ((pk, timezone.localdate(received), timezone.localdate(answered)) for pk, received, answered in times)
    return [(pk, received, answered, None, []) for pk, received, answered in days if pk not in counted]


def _facts_of(council, wanted):
    """{entry: (councillor, kind, day received)}, by one range: a list of thousands is more than SQLite takes."""
    rows = CouncillorRequest.objects.filter(council=council, pk__range=(min(wanted), max(wanted)))
    return {pk: facts for pk, *facts in rows.values_list("pk", "asked_by", "kind", "received_at") if pk in wanted}


def _answer(row, facts, group_on, tally):
    entry, starts, closed, due, pauses = row
    asked_by, kind, received = facts
    pauses = [(date.fromisoformat(first), date.fromisoformat(resumed)) for first, resumed in pauses]
    return Answer(
        entry=entry,
        asked_by=asked_by,
        kind=kind,
        days=tally.between(starts, closed, pauses),
        in_time=None if due is None else closed <= due,
        group=group_on(asked_by, timezone.localdate(received)),
    )


def _groups(council):
    """A function that says in which group somebody was on a day, "" for none."""
    terms = defaultdict(list)
    rows = GroupMembership.objects.filter(group__council=council).values_list("person", "since", "until", "group__name")
    for person, since, until, group in rows:
        terms[person].append((since, until, group))

    def group_on(person, day):
        held = (group for since, until, group in terms[person] if since <= day and (until is None or day <= until))
        return next(held, "")

    return group_on


def _tally(council, first, last):
    clock = Clock(council)
    pattern = clock.pattern if counts_clerk_days(council, last) else None
    return Tally(first, last, clock.calendar, pattern)


def counts_clerk_days(council, day):
    """Whether the council's limit for answers counts the days that the Clerk works; so do the reports then."""
    profile = profile_on(council, day)
    return limit_of(profile.limits if profile else {}, ANSWER).clerk_days


def fewest_of(council):
    """From how many answers on a line is shown."""
    newest = SmallNumbers.objects.filter(council=council).values_list("threshold", flat=True).first()
    return newest or DEFAULT


def names_of(council, answers):
    """{councillor: name} of those who were answered."""
    return dict(council.people.filter(pk__in={answer.asked_by for answer in answers}).values_list("pk", "name"))
