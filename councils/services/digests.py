"""One mail a day for people who chose it, with the notices that were not urgent."""

from django.db import transaction

from councils import mail
from councils.errors import Overtaken
from councils.models import OutboxMail, User

State = OutboxMail.State
MOST_IN_ONE = 100


def send_digests():
    """Post one digest for everybody for whom notices are held. Returns their number."""
    held = OutboxMail.objects.filter(state=State.HELD)
    return sum(map(_send_digest, User.objects.filter(pk__in=held.values("user"))))


def _send_digest(user):
    try:
        return _bundle(user)
    except Overtaken:
        return 0


@transaction.atomic
def _bundle(user):
    """The digest and the notices in it change together; 0 when there is nothing left to send."""
    held = OutboxMail.objects.filter(user=user, state=State.HELD)
    notices = list(held.order_by("created_at")[:MOST_IN_ONE])
    if not notices:
        return 0
    # Of no council: a digest is in no outbox, but its notices are, each in its own.
    digest = mail.post("digest", user=user, context={"notices": notices})
    taken = held.filter(pk__in=[notice.pk for notice in notices]).update(state=State.BUNDLED, bundle=digest)
    if taken != len(notices):
        raise Overtaken("Somebody else is sending this digest.")
    return 1


@transaction.atomic
def choose_notices(user, *, daily):
    """At once or once a day; what was held for the digest goes out when it is no longer wanted."""
    User.objects.filter(pk=user.pk).update(daily_digest=daily)
    user.daily_digest = daily
    if not daily:
        held = OutboxMail.objects.filter(user=user, state=State.HELD)
        keys = list(held.values_list("pk", flat=True))
        held.filter(pk__in=keys).update(state=State.QUEUED)
        for pk in keys:
            mail.send_after_commit(pk)
