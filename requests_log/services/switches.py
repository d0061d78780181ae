"""Which rules are checked: those of every council, those that its protocol carries, and its own choice."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from councils import history
from councils.errors import Refused
from protocols.models import Basis, RuleClause
from requests_log.models import RuleSwitch
from requests_log.rules import RULES, Rule
from requests_log.services.carriers import carriers_on

# The rules that every council begins with; the others come with the protocol that carries them.
RULES_CHECKED = ("instructing_staff", "line_of_communication")


class Why(StrEnum):
    """What decides whether a rule is checked."""

    ALWAYS = "always"
    CARRIED = "carried"
    CHOICE = "choice"


@dataclass(frozen=True)
class Standing:
    """Where one rule stands on a day; `switch` is the Clerk's latest choice that has begun, if there is any."""

    rule: Rule
    why: Why
    carrier: RuleClause | None
    switch: RuleSwitch | None

    @property
    def is_on(self):
        return self.why != Why.CHOICE or (self.switch is not None and self.switch.is_on)

    @property
    def can_be_switched(self):
        return self.why == Why.CHOICE


def standings(council, on, carriers=None):
    """{rule: Standing} for requests received on a day, in the order of the catalogue."""
    carriers = carriers_on(council, on) if carriers is None else carriers
    switches = {}
    for switch in council.rule_switches.filter(since__lte=on):
        switches.setdefault(switch.rule, switch)
    return {
        name: Standing(rule, _why(rule, carriers.get(name)), carriers.get(name), switches.get(name))
        for name, rule in RULES.items()
    }


def _why(rule, carrier):
    if rule.id in RULES_CHECKED:
        return Why.ALWAYS
    # What a protocol says of pressure or criticism does not set the check going: the council resolves on that.
    if carrier and carrier.basis == Basis.EXPLICIT and not rule.sensitive:
        return Why.CARRIED
    return Why.CHOICE


def rules_on(council, on, carriers=None):
    """The rules that requests received on a day are checked against, in the order of the catalogue."""
    return [name for name, standing in standings(council, on, carriers).items() if standing.is_on]


@transaction.atomic
def switch_rule(*, council, rule, is_on, since, by, minute_ref=""):
    """Check a rule, or stop checking it, for requests received from a day on.

    Raises Refused where it is not the Clerk's to choose, and for a sensitive rule without the council's resolution.
    """
    standing = standings(council, since)[rule]
    if not standing.can_be_switched:
        raise Refused("This rule is checked in any case: every council begins with it, or your protocol says it.")
    if standing.is_on == is_on:
        raise Refused(f"On that day the rule is {'checked' if is_on else 'not checked'} already.")
    if is_on and RULES[rule].sensitive and not minute_ref.strip():
        raise Refused("Enter the minute by which the council resolved to use this rule.")
    facts = {"rule": rule, "is_on": is_on, "minute_ref": minute_ref.strip()}
    switch = RuleSwitch.objects.create(council=council, since=since, by=by, **facts)
    data = facts | {"since": since.isoformat()}
    history.record(stream_of_rules(council), "rule_switched", council=council, by=by, data=data, at=switch.at)
    return switch


def stream_of_rules(council):
    return f"requests_log.rules:{council.pk}"
