"""Reminders of what is due: one notice for each thing and day, to everybody for whom it waits.

All of it is found for many councils at once, by as many queries for one as for a hundred of them. Where that comes to
an error, it is done once more for each council by itself, so that a bad row of one holds no other up.
"""

import logging
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from councils import due, mail
from councils.models import Reminder

logger = logging.getLogger(__name__)

Kind = Reminder.Kind
EVERY_COUNCIL = range(2**63 - 1)
# Rows and notices that are written by one query.
BATCH = 500
_by_apps = []


class Unsent(Exception):
    """The reminders of some councils came to an error; those of all others were given."""


def register(send):
    """An app's own reminders: `send(accesses)` gives those whose time has come and returns how many they were.

    `accesses` are of everybody in some councils, with an account or without.
    """
    if send not in _by_apps:
        _by_apps.append(send)


def send_reminders(councils=EVERY_COUNCIL):
    """Remind of what is due up to tomorrow, and once more of what is overdue. Returns the number of reminders.

    `councils` is a range of their keys. Asks for everything up to a day and not for the day, so that one that was
    missed is made good the next time. Raises Unsent, after the others were given, when some councils' were not.
    """
    people = due.people().filter(council__gte=councils.start, council__lt=councils.stop)
    accesses = due.accesses_among(people.order_by("council", "pk"))
    failures = []
    number = sum(_send(send, accesses, failures) for send in (_remind, *_by_apps))
    if failures:
        raise Unsent(", ".join(failures))
    return number


def _send(send, accesses, failures):
    """What `send(accesses)` returns, or gives council by council; a council for which it fails goes to `failures`."""
    try:
        return send(accesses)
    except Exception as problem:
        by_council = due.by_council(accesses)
        if len(by_council) > 1:
            return sum(_send(send, own, failures) for own in by_council.values())
        failures.append(f"council {', '.join(map(str, by_council))}: {type(problem).__name__}")
        logger.exception("Reminders of %s.", failures[-1])
        return 0


def has_account(access):
    return access.person.user is not None and access.person.user.is_active


def _remind(accesses):
    accesses, today = [access for access in accesses if has_account(access)], timezone.localdate()
    waiting = due.waiting(accesses, until=today + timedelta(days=1)) if accesses else []
    soon = [
        (access, item, Kind.OVERDUE if item.due < today else Kind.SOON)
        for access, item in waiting
        if item.due <= today + timedelta(days=1) and not item.own_reminders and not item.cancelled
    ]
    rows = Reminder.objects.filter(uid__in={item.uid for _, item, _ in soon}) if soon else Reminder.objects.none()
    known = set(rows.values_list("person", "uid", "due", "kind"))
    return give(
        (Reminder(person=access.person, uid=item.uid, due=item.due, kind=kind), [_notice(access, item, kind)])
        for access, item, kind in soon
        if (access.person.pk, item.uid, item.due, kind) not in known
    )


def _notice(access, item, kind):
    return mail.written(
        "reminder",
        person=access.person,
        council=access.council,
        urgent=False,
        confidential=item.confidential,
        context={"item": item, "overdue": kind == Kind.OVERDUE, "today": item.due == timezone.localdate()},
    )


def give(claims):
    """Give reminders: each is the row that claims it, and the notices that go with it (mail.written).

    A row and its notices are written together or not at all; one that somebody else gave meanwhile is left out.
    Returns the number of notices.
    """
    claims = list(claims)
    try:
        return _write(claims)
    except IntegrityError:
        return sum(map(_write_one, claims))


@transaction.atomic
def _write(claims):
    rows, notices = [row for row, _ in claims], [notice for _, notices in claims for notice in notices if notice]
    if rows:
        type(rows[0]).objects.bulk_create(rows, BATCH)
        mail.queue(notices, BATCH)
    return len(notices)


def _write_one(claim):
    try:
        return _write([claim])
    except IntegrityError:
        return 0
