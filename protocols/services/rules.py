"""Saying which clause carries which rule."""

from django.db import transaction
from django.utils import timezone

from councils import history
from protocols.models import RuleClause
from protocols.services.streams import stream_of


@transaction.atomic
def map_rule(version, *, rule, clause, basis, by):
    """The Clerk says which clause carries a rule (or, without a clause, that none does)."""
    version.rule_clauses.filter(rule=rule).delete()
    if clause is not None:
        confirmed = {"confirmed_by": by, "confirmed_at": timezone.now()}
        RuleClause.objects.create(version=version, rule=rule, clause=clause, basis=basis, **confirmed)
    data = {"version": version.number, "rule": rule, "clause": clause and clause.anchor, "basis": basis}
    history.record(stream_of(version.protocol), "rule_mapped", council=version.protocol.council, by=by, data=data)
