"""What somebody's first page leads to in each council, beside what is due; each app registers a source of lines."""

from collections.abc import Callable
from dataclasses import dataclass

from councils.access import Access


@dataclass(frozen=True)
class Line:
    """A way on. `note` says in a few words what is there, for whoever has it alone; `council` is the key of one.

    `waits` where something is to be done there, so that the page does not say that nothing is.
    """

    council: int
    words: str
    url: str
    note: str = ""
    waits: bool = False


_sources: list[Callable[[list[Access]], list[Line]]] = []


def register(*sources):
    """`source(accesses)` gives the lines of all councils at once, so that many ask the database no more often."""
    _sources.extend(source for source in sources if source not in _sources)


def lines_of(accesses):
    """{key of a council: its lines}, in the order of the apps."""
    found = {access.council.pk: [] for access in accesses}
    for line in [line for source in _sources for line in source(accesses)]:
        found[line.council].append(line)
    return found
