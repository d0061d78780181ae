"""Reminders of what is due: one notice for each thing and day, to everybody for whom it waits."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from councils import due, mail
from councils.access import Access, persons_with_roles, roles_of
from councils.models import Reminder

Kind = Reminder.Kind
_by_apps = []


def register(send):
    """An app's own reminders: `send()` gives those whose time has come and returns how many they were."""
    _by_apps.append(send)


def send_reminders():
    """Remind of what is due up to tomorrow, and once more of what is overdue. Returns the number of reminders.

    Asks for everything up to a day and not for the day, so that one that was missed is made good the next time.
    """
    people = persons_with_roles().filter(user__is_active=True).select_related("council", "user")
    accesses = [Access(person.council, person, roles_of(person)) for person in people.order_by("council", "pk")]
    return sum(_remind(access) for access in accesses if access.belongs) + sum(send() for send in _by_apps)


def _remind(access):
    today = timezone.localdate()
    waiting = [item for item in due.items_for([access], since=today) if not item.cancelled]
    soon = [item for item in waiting if item.due <= today + timedelta(days=1) and not item.own_reminders]
    keys = [(item, Kind.OVERDUE if item.due < today else Kind.SOON) for item in soon]
    known = _known(access.person, soon)
    return sum(_give(access, item, kind) for item, kind in keys if (item.uid, item.due, kind) not in known)


def _known(person, items):
    rows = Reminder.objects.filter(person=person, uid__in=[item.uid for item in items])
    return set(rows.values_list("uid", "due", "kind")) if items else set()


@transaction.atomic
def _give(access, item, kind):
    """The reminder and its notice, or neither; False when somebody else gave it meanwhile."""
    _, new = Reminder.objects.get_or_create(person=access.person, uid=item.uid, due=item.due, kind=kind)
    if new:
        mail.post(
            "reminder",
            person=access.person,
            council=access.council,
            urgent=False,
            confidential=item.confidential,
            context={"item": item, "overdue": kind == Kind.OVERDUE, "today": item.due == timezone.localdate()},
        )
    return new
