"""Which lines of a report are too small to be shown, so that none of them can be worked out from the others.

Lines that are too small are counted together, and with them the next smallest where they alone would still be too
small. So everything that is shown adds up from pieces of which none is too small, and no subtraction yields one.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

DEFAULT = 5
# A lower threshold hides nobody; with a higher one a small council has no report.
LOWEST, HIGHEST = 3, 20


@dataclass(frozen=True)
class Size:
    """What a line is made of: so many answers to these councillors."""

    answers: int
    councillors: frozenset = frozenset()


@dataclass(frozen=True)
class Fewest:
    """What a line needs to be shown. What is counted together are always two lines or more."""

    answers: int = DEFAULT
    councillors: int = 1

    def met_by(self, *sizes: Size) -> bool:
        councillors = frozenset().union(*(size.councillors for size in sizes))
        return sum(size.answers for size in sizes) >= self.answers and len(councillors) >= self.councillors


def not_shown(lines: Mapping[Hashable, Size], fewest: Fewest) -> frozenset:
    """The lines to be counted together; all of them where there is no other way."""
    hidden = [name for name, size in lines.items() if not fewest.met_by(size)]
    others = sorted((name for name in lines if name not in hidden), key=lambda name: (lines[name].answers, str(name)))
    while hidden and others and (len(hidden) < 2 or not fewest.met_by(*(lines[name] for name in hidden))):
        hidden.append(others.pop(0))
    return frozenset(hidden)
