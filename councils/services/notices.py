"""What a person settles about a notice: it was sent after all, it goes out again, it came back."""

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from councils import history, mail
from councils.errors import Overtaken, Refused
from councils.models import Invitation, OutboxMail
from councils.services.people import stream_of

State = OutboxMail.State
UNSETTLED = (State.UNKNOWN, State.REFUSED, State.BOUNCED)


@transaction.atomic
def settle_as_sent(notice, *, by):
    """Record that a notice of which it was not known did arrive."""
    at = Coalesce("handed_over_at", timezone.now())
    _move(notice, [State.UNKNOWN], state=State.SENT, sent_at=at, bundle=None, error="")
    _record(notice, "notice_settled", by)


@transaction.atomic
def send_again(notice, *, by):
    """Put a notice that may not have arrived back into the queue, to the address that the person has now."""
    if notice.template == "invitation" and not _is_open(notice):
        raise Refused(f"This invitation is no longer open. You can invite {notice.person.name} again instead.")
    address = _address_now(notice)
    if not address:
        raise Refused(f"There is no email address for {notice.person.name}. Enter one first.")
    fresh = {"claimed_at": None, "handed_over_at": None, "attempts": 0, "error": "", "bundle": None}
    _move(notice, UNSETTLED, state=State.QUEUED, next_attempt_at=timezone.now(), address=address, **fresh)
    _record(notice, "notice_sent_again", by)
    mail.send_after_commit(notice.pk)


def _is_open(invitation):
    return Invitation.objects.open().filter(person=invitation.person, user=invitation.user).exists()


def _address_now(notice):
    # A secret link opens an account: it goes where that account's own mail goes, and nowhere else.
    if notice.link:
        return notice.user.email
    return notice.person.email if notice.person else notice.address


@transaction.atomic
def note_bounce(notice, *, reason="", by=None):
    """Record that a notice came back after it was sent."""
    _move(notice, [State.SENT, State.UNKNOWN], state=State.BOUNCED, bundle=None, error=reason[:200])
    _record(notice, "notice_came_back", by)


def _move(notice, standings, **fields):
    """Change a notice that still stands as the person saw it; one in a digest stands as the digest does."""
    stands = Q(state__in=standings) | Q(state=State.BUNDLED, bundle__state__in=standings)
    if not OutboxMail.objects.filter(stands, pk=notice.pk).update(**fields):
        raise Overtaken("This notice no longer stands as you saw it.")
    notice.refresh_from_db()


def _record(notice, kind, by):
    history.record(stream_of(notice), kind, council=notice.council, by=by)
