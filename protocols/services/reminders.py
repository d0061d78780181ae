"""Reminders of what waits to be read, and of reviews. Each is claimed as a row before its notice is written."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from councils import history, mail
from councils.due import accesses_among, by_council, people
from councils.services.reminders import give, has_account
from protocols.models import ReadingReminder, ReviewReminder
from protocols.reviews import review_state
from protocols.services.readers import newest_rounds, to_read
from protocols.services.reviews import with_reviews
from protocols.services.streams import stream_of

# Days after somebody was asked to read a version.
AFTER = (7, 21)
# Two reminders that were missed do not arrive on one day.
APART = timedelta(days=7)
KINDS = {"due": ReviewReminder.Kind.BEFORE, "overdue": ReviewReminder.Kind.AFTER}


def send_reminders(accesses):
    """Everything that these people are to be reminded of today. Returns the number of notices."""
    councils = by_council(accesses)
    rounds = newest_rounds(with_reviews, protocol__council__in=councils) if councils else []
    return remind_readers(rounds, accesses) + remind_of_reviews(rounds, councils) if rounds else 0


def remind_readers(rounds, accesses):
    """Remind, at most twice, each reader with an account who has not confirmed. Returns the number of notices.

    Asks who has been asked for so many days or longer, so that a day without the job is made good.
    """
    given, today = defaultdict(list), timezone.localdate()
    for row in ReadingReminder.objects.filter(version__in=[one.begun_by for one in rounds]):
        given[row.version_id, row.person_id].append(row)
    waiting = [found for found in to_read(rounds, accesses) if not found.confirmed_at and has_account(found.access)]
    before = [given[found.round.begun_by.pk, found.access.person.pk] for found in waiting]
    numbers = [(found, _next(found, rows, today)) for found, rows in zip(waiting, before, strict=True)]
    return give(_reading(found, number) for found, number in numbers if number)


@transaction.atomic
def remind_now(one, *, by):
    """A clerk reminds those of a Round with an account who have not confirmed, nobody twice on a day: their number."""
    council = one.version.protocol.council
    accesses = [access for access in accesses_among(people().filter(council=council)) if has_account(access)]
    claims = ReadingReminder.objects.filter(version=one.begun_by, on=timezone.localdate())
    today = set(claims.values_list("person", flat=True))
    waiting = [found for found in to_read([one], accesses) if not found.confirmed_at]
    number = give(_reading(found, None) for found in waiting if found.access.person.pk not in today)
    data = {"version": one.version.number, "number": number}
    history.record(stream_of(one.version.protocol), "readers_reminded", council=council, by=by, data=data)
    return number


def _next(reading, given, today):
    """The number of the reminder whose time has come, or None."""
    number = sum(row.number is not None for row in given) + 1
    if number > len(AFTER) or (given and today < given[-1].on + APART):
        return None
    return number if today >= reading.asked_on + timedelta(days=AFTER[number - 1]) else None


def _reading(reading, number):
    person, version = reading.access.person, reading.round.version
    context = {"version": version, "last": number == len(AFTER), "by_clerk": number is None}
    row = ReadingReminder(version=reading.round.begun_by, person=person, number=number)
    return row, [_notice("reading_reminder", reading.access, context)]


def remind_of_reviews(rounds, councils):
    """Tell the clerks once that a review comes up, and once that it is overdue. Returns the number of notices."""
    today = timezone.localdate()
    adoptions = [adoption for one in rounds for adoption in one.adoptions if adoption.holds_on(today)]
    states = [(adoption, review_state(adoption.review_next, today)) for adoption in adoptions]
    due = [(adoption, review) for adoption, review in states if review.state in KINDS]
    rows = ReviewReminder.objects.filter(version__in=[adoption.version_id for adoption, _ in due])
    known = set(rows.values_list("version", "next_review", "kind")) if due else set()
    return give(
        (ReviewReminder(version=adoption.version, next_review=adoption.review_next, kind=KINDS[review.state]), notices)
        for adoption, review in due
        if (adoption.version_id, adoption.review_next, KINDS[review.state]) not in known
        and (notices := _to_clerks(adoption, review, councils))
    )


def _to_clerks(adoption, review, councils):
    version = adoption.version
    clerks = [access for access in councils[version.protocol.council_id] if access.is_clerk and access.person.email]
    context = {"version": version, "next_review": adoption.review_next, "review": review}
    return [_notice("review_reminder", clerk, context) for clerk in clerks]


def _notice(template, access, context):
    return mail.written(template, person=access.person, council=access.council, urgent=False, context=context)
