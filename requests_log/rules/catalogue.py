"""The rules by name, in the order of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from . import conduct, decisions, fairness, information, instructing, lines, politics, running
from .lexicon import load

_MODULES = (instructing, lines, politics, fairness, information, conduct, decisions, running)


@dataclass(frozen=True)
class Rule:
    """One promise of a member/officer protocol. `next_step` is what the Clerk may do after a finding.

    A `sensitive` rule stays off until the council has resolved to use it; its findings are for the Clerk alone.
    """

    id: str
    title: str
    statement: str
    next_step: str
    function: Callable
    sensitive: bool = False


def _rules():
    """Each rule is the function of its name in one of the modules."""
    functions = {name: vars(module)[name] for module in _MODULES for name in vars(module)}
    return {name: Rule(name, function=functions[name], **texts) for name, texts in load("catalogue").items()}


RULES = _rules()
