"""Saying which clause carries which rule, or that none does."""

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.errors import Overtaken
from protocols.models import RuleAbsence, RuleClause, Version
from protocols.services.streams import stream_of

ABSENT = "absent"


@transaction.atomic
def map_rule(version, *, rule, clause, basis, by):
    """The Clerk says which clause carries a rule (or, without a clause, that none does)."""
    Version.objects.select_for_update().get(pk=version.pk)
    version.rule_clauses.filter(rule=rule).delete()
    version.rule_absences.filter(rule=rule).delete()
    if clause is None:
        RuleAbsence.objects.create(version=version, rule=rule, confirmed_by=by)
    else:
        confirmed = {"confirmed_by": by, "confirmed_at": timezone.now()}
        RuleClause.objects.create(version=version, rule=rule, clause=clause, basis=basis, **confirmed)
    data = {"version": version.number, "rule": rule, "clause": clause and clause.anchor, "basis": basis}
    history.record(stream_of(version.protocol), "rule_mapped", council=version.protocol.council, by=by, data=data)


@transaction.atomic
def confirm_rules(version, seen, *, by):
    """Confirm what is proposed for several rules in one go; `seen` is {rule: [basis, pk of its clause or None]}.

    Overtaken where a proposal is no longer what was seen; then none is confirmed.
    """
    Version.objects.select_for_update().get(pk=version.pk)
    rows = {row.rule: row for row in version.rule_clauses.filter(rule__in=seen)}
    said_absent = set(version.rule_absences.values_list("rule", flat=True))
    now = {rule: [rows[rule].basis, rows[rule].clause_id] if rule in rows else [ABSENT, None] for rule in seen}
    if now != seen:
        raise Overtaken("Somebody has changed one of these since you opened the page. Look at them again.")
    absent = [rule for rule in seen if rule not in rows and rule not in said_absent]
    RuleAbsence.objects.bulk_create(RuleAbsence(version=version, rule=rule, confirmed_by=by) for rule in absent)
    open_rows = version.rule_clauses.filter(rule__in=rows, confirmed_at=None)
    open_rows.update(confirmed_by=by, confirmed_at=timezone.now())
    data = {"version": version.number, "rules": {rule: basis for rule, (basis, _) in seen.items()}}
    history.record(stream_of(version.protocol), "rules_confirmed", council=version.protocol.council, by=by, data=data)
