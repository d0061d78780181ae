"""The mails of the demo's past: they count as sent when they would have been, and none of them leaves."""

from councils.models import OutboxMail

State = OutboxMail.State


class PastPost:
    """Knows which mails were waiting before, since those are not the demo's to settle."""

    def __init__(self):
        self.waiting = set(self._queued())

    def _queued(self):
        return OutboxMail.objects.filter(state=State.QUEUED).values_list("pk", flat=True)

    def settle(self, at):
        """Called in the transaction that wrote the mails, so that the worker never finds them waiting."""
        ours = set(self._queued()) - self.waiting
        moments = dict.fromkeys(("created_at", "next_attempt_at", "claimed_at", "sent_at"), at)
        OutboxMail.objects.filter(pk__in=ours).update(state=State.SENT, attempts=1, **moments)
