"""Running the rules over an entry and keeping what they found, with the clause that carries each rule."""

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from councils import history
from protocols.models import RuleClause, Version
from requests_log import rules
from requests_log.models import Check, Finding

# The rules that every council begins with; the others come with the protocol that carries them.
RULES_CHECKED = ("instructing_staff", "line_of_communication")


@transaction.atomic
def run_check(entry, *, by, at=None):
    """Check an entry's latest words against the version in force on the day it was received; adds, never rewrites."""
    at = at or timezone.now()
    words = entry.all_words.order_by("-number").first()
    carriers = _carriers(entry)
    version = next((carrier.version for carrier in carriers.values()), None) or _in_force(entry).first()
    check = Check.objects.create(
        entry=entry,
        words=words,
        rules_version=rules.VERSION,
        facts=recorded_facts(entry),
        protocol_version=version,
        by=by,
        at=at,
    )
    findings = rules.check(facts_of(entry, words.text), RULES_CHECKED)
    Finding.objects.bulk_create(_row(check, finding, carriers.get(finding.rule)) for finding in findings)
    history.record(entry.stream, "checked", council=entry.council, by=by, data=_outcome(check, findings), at=at)
    return check


def _outcome(check, findings):
    """What the history keeps of a check."""
    return {
        "words": check.words.number,
        "rules": check.rules_version,
        "protocol": check.protocol_version and str(check.protocol_version),
        "verdicts": {finding.rule: finding.verdict for finding in findings},
    }


def latest_check(entry):
    """The newest check with its findings and the clauses that they cite: two queries."""
    cited = Finding.objects.select_related("clause__version__protocol__council")
    return (
        entry.checks.select_related("protocol_version__protocol").prefetch_related(Prefetch("findings", cited)).first()
    )


def recorded_facts(entry):
    """What the Clerk recorded on the form, as plain data."""
    return {
        "asker": entry.capacity,
        "addressee": entry.addressee,
        "authority": entry.authority,
        "authority_reference": entry.authority_ref,
        "channel": entry.channel,
        "kind": entry.kind,
    }


def facts_of(entry, text):
    return rules.Facts(
        text=text,
        received=timezone.localtime(entry.received_at),
        post=_post(entry),
        asker_name=entry.asked_by.name,
        **recorded_facts(entry),
    )


def _post(entry):
    """The job title of the officer who was asked, on the day of the request."""
    if entry.officer is None:
        return ""
    held = entry.officer.memberships.current(timezone.localdate(entry.received_at)).first()
    return (held.post or held.get_role_display()) if held else ""


def _in_force(entry):
    received = timezone.localdate(entry.received_at)
    return Version.objects.in_force(received).filter(protocol__council=entry.council).order_by("protocol_id")


def _carriers(entry):
    """{rule: the clause that carries it}; a clause that says so comes before one that implies it."""
    rows = RuleClause.objects.filter(version__in=_in_force(entry)).select_related("version__protocol", "clause")
    carriers = {}
    # "explicit" sorts before "implied".
    for row in rows.order_by("basis", "version_id"):
        carriers.setdefault(row.rule, row)
    return carriers


def _row(check, finding, carrier):
    return Finding(
        run=check,
        rule=finding.rule,
        verdict=finding.verdict,
        reason=finding.reason,
        spans=[list(span) for span in finding.spans],
        clause=carrier and carrier.clause,
        basis=carrier.basis if carrier else "",
    )
