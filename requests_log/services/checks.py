"""Running the rules over an entry and keeping what they found, with the clause that carries each rule."""

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from councils import history
from requests_log import rules
from requests_log.meeting_facts import meeting_facts
from requests_log.models import Check, DirectContact, Finding
from requests_log.services.carriers import carriers_on, in_force
from requests_log.services.switches import RULES_CHECKED, rules_on

CONTACT = ("direct_contact__councillor", "direct_contact__officer", "direct_contact__council")
CITED = Finding.objects.select_related("clause__version__protocol__council")
# Put together once; each use is a copy.
SHOWN = Check.objects.select_related("protocol_version__protocol", *CONTACT)
SHOWN = SHOWN.prefetch_related(Prefetch("findings", CITED))

__all__ = ["RULES_CHECKED", "facts_of", "latest_check", "recorded_facts", "run_check"]


@transaction.atomic
def run_check(entry, *, by, at=None):
    """Check an entry's latest words against the version in force on the day it was received; adds, never rewrites."""
    at = at or timezone.now()
    received = timezone.localdate(entry.received_at)
    carriers = carriers_on(entry.council, received)
    words = entry.all_words.order_by("-number").first()
    check = Check(
        entry=entry,
        words=words,
        rules_version=rules.VERSION,
        rules=rules_on(entry.council, received, carriers),
        facts=recorded_facts(entry) | _numbers_of_copies(words),
        direct_contact=_direct_contact(entry, received),
        protocol_version=_version(entry, carriers, received),
        by=by,
        at=at,
    )
    check.save(force_insert=True)
    findings = rules.check(facts_of(entry, check.words, check.direct_contact), check.rules)
    rows = Finding.objects.bulk_create(_row(check, finding, carriers.get(finding.rule)) for finding in findings)
    history.record(entry.stream, "checked", council=entry.council, by=by, data=_outcome(check, rows), at=at)
    return check


def _version(entry, carriers, received):
    carried = next((carrier.version for carrier in carriers.values()), None)
    return carried or in_force(entry.council, received).first()


def _outcome(check, findings):
    """What the history keeps of a check; it outlives the entry, so it leaves out what is for the Clerk alone."""
    return {
        "words": check.words.number,
        "rules": check.rules_version,
        "protocol": check.protocol_version and str(check.protocol_version),
        "verdicts": {finding.rule: finding.verdict for finding in findings if not finding.is_sensitive},
    }


def latest_check(entry):
    """The newest check with its findings and the clauses that they cite: two queries."""
    return SHOWN.filter(entry=entry).first()


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


def _numbers_of_copies(words):
    """A check is never changed: it keeps how many there were, while who they were can be erased with the words."""
    return {"recipients": len(words.copies), "blind_copies": len(words.blind_copies)}


def facts_of(entry, words, direct_contact=None):
    return rules.Facts(
        text=words.text,
        recipients=tuple(words.copies),
        blind_copies=tuple(words.blind_copies),
        direct_contact=direct_contact.matter if direct_contact else "",
        received=timezone.localtime(entry.received_at),
        post=_post(entry),
        asker_name=entry.asked_by.name,
        **recorded_facts(entry),
        **meeting_facts(entry),
    )


def _post(entry):
    """The job title of the officer who was asked, on the day of the request."""
    if entry.officer is None:
        return ""
    held = entry.officer.memberships.current(timezone.localdate(entry.received_at)).first()
    return (held.post or held.get_role_display()) if held else ""


def _direct_contact(entry, received):
    """The Clerk's leave, in force on the day, for this councillor to ask this officer; the newest of several."""
    if entry.officer_id is None:
        return None
    leaves = DirectContact.objects.filter(councillor=entry.asked_by_id, officer=entry.officer_id)
    return leaves.standing().current(received).first()


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
