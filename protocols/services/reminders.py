"""Reminders of what waits to be read, and of reviews. Each is claimed as a row before its notice is written."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from councils import mail
from councils.access import CLERKS, people_with
from protocols.models import ReadingReminder, ReviewReminder, Version
from protocols.reviews import review_state
from protocols.services.readers import readers, rounds_of

# Days after somebody was asked to read a version.
AFTER = (7, 21)
# Two reminders that were missed do not arrive on one day.
APART = timedelta(days=7)
KINDS = {"due": ReviewReminder.Kind.BEFORE, "overdue": ReviewReminder.Kind.AFTER}


def send_reminders():
    """Everything that somebody is to be reminded of today. Returns the number of notices."""
    return remind_readers() + remind_of_reviews()


def remind_readers():
    """Remind, at most twice, each reader with an account who has not confirmed. Returns the number of notices.

    Asks who has been asked for so many days or longer, so that a day without the job is made good.
    """
    open_rounds = [rounds[-1] for rounds in rounds_of().values() if rounds[-1].until is None]
    return sum(_remind_of(one) for one in open_rounds)


def _remind_of(one):
    today, given = timezone.localdate(), {}
    for row in ReadingReminder.objects.filter(version=one.begun_by):
        given.setdefault(row.person_id, []).append(row)
    waiting = [reader for reader in readers(one) if not reader.acknowledgement and _can_confirm(reader.person)]
    numbers = [(reader, _next(reader, given.get(reader.person.pk, []), today)) for reader in waiting]
    return sum(_remind_reader(one, reader, number) for reader, number in numbers if number)


def _can_confirm(person):
    return person.user is not None and person.user.is_active


def _next(reader, given, today):
    """The number of the reminder whose time has come, or None."""
    number = len(given) + 1
    if number > len(AFTER) or (given and today < given[-1].on + APART):
        return None
    return number if today >= reader.asked_on + timedelta(days=AFTER[number - 1]) else None


@transaction.atomic
def _remind_reader(one, reader, number):
    person, version = reader.person, one.version
    _, new = ReadingReminder.objects.get_or_create(version=one.begun_by, person=person, number=number)
    if new:
        context = {"version": version, "last": number == len(AFTER)}
        mail.post("reading_reminder", person=person, council=version.protocol.council, urgent=False, context=context)
    return new


def remind_of_reviews():
    """Tell the clerks once that a review comes up, and once that it is overdue. Returns the number of notices."""
    versions = Version.objects.in_force().select_related("protocol__council", "adoption").prefetch_related("reviews")
    today = timezone.localdate()
    states = [(version, review_state(version.next_review, today)) for version in versions]
    return sum(
        _remind_clerks(version, review, KINDS[review.state]) for version, review in states if review.state in KINDS
    )


@transaction.atomic
def _remind_clerks(version, review, kind):
    council = version.protocol.council
    clerks = [clerk for clerk in people_with(council, *CLERKS) if clerk.email]
    if not clerks:
        return 0
    claim = {"version": version, "next_review": version.next_review, "kind": kind}
    if not ReviewReminder.objects.get_or_create(**claim)[1]:
        return 0
    for clerk in clerks:
        context = {"version": version, "review": review}
        mail.post("review_reminder", person=clerk, council=council, urgent=False, context=context)
    return len(clerks)
