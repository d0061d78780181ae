"""Who needs to see which documents: decided with a reason, by somebody, and open to review.

A councillor sees at common law what the office needs (facts in docs/decisions); LGA 1972 s.228 opens minutes and
accounts beside that.
"""

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from councils.wording import uk_date_words
from requests_log.models import DocumentDecision
from requests_log.services.duties.acts import State, finish, received_on, record, tell_after_answer
from requests_log.told import of_documents


@transaction.atomic
def decide_documents(duty, *, outcome, on, seen, by, reason="", at=None, **facts):
    """Decide, or decide again after a review; `facts` are the other fields of DocumentDecision."""
    if duty.state == State.DROPPED:
        raise Refused("This was marked as not needed. Open it again first.")
    if on < received_on(duty.entry):
        raise Refused(f"The documents were asked for on {uk_date_words(duty.entry.received_at)}: enter a later day.")
    if outcome != DocumentDecision.Outcome.GIVEN and not reason.strip():
        raise Refused("Give the reason: the councillor is told why.")
    duty.advance(seen=seen)
    number = duty.document_decisions.count() + 1
    facts |= {"outcome": outcome, "on": on, "reason": reason, "by": by, "at": at or timezone.now()}
    decision = DocumentDecision.objects.create(duty=duty, number=number, **facts)
    data = {"outcome": outcome, "number": number, "decider": decision.decider, "on": on.isoformat()}
    record(duty, "documents_decided", by=by, at=at, words=of_documents(decision), **data)
    if duty.is_open:
        finish(duty, by=by, at=at)
    tell_after_answer(duty, of_documents(decision), by=by)
    return decision
