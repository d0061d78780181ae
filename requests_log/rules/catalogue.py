"""The rules by name, in the order of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from .instructing import instructing_staff
from .lexicon import load
from .lines import line_of_communication

_FUNCTIONS = (instructing_staff, line_of_communication)


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
    texts = load("catalogue")
    functions = {function.__name__: function for function in _FUNCTIONS}
    return {name: Rule(name, function=functions[name], **texts[name]) for name in texts if name in functions}


RULES = _rules()
