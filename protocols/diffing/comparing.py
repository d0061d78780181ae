"""Two versions side by side: sections and clauses that were added, removed, reworded, moved or renumbered."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from protocols.diffing.matching import in_order, item, match
from protocols.diffing.words import word_diff

# An equal heading counts for two sections being the same as much as so many clauses that they share.
HEADING_VOTES = 2


@dataclass(frozen=True)
class Clause:
    ref: str
    heading: str
    text: str

    @property
    def mark(self):
        return self.ref


@dataclass(frozen=True)
class Section:
    number: str
    heading: str
    clauses: tuple[Clause, ...] = ()

    @property
    def mark(self):
        return self.number

    @property
    def label(self):
        return f"{self.number}. {self.heading}" if self.number else self.heading


def _same(one, other):
    """Where lines end is no wording."""
    return one.split() == other.split()


class _Change:
    """What sections and clauses have in common: one of `old` and `new` may be None."""

    @property
    def kinds(self):
        """Words for it, none where it is unchanged: added, removed; reworded, moved and renumbered may go together."""
        if self.old is None or self.new is None:
            return ("added",) if self.old is None else ("removed",)
        found = {"reworded": self.reworded, "moved": self.moved, "renumbered": self.renumbered}
        return tuple(kind for kind, holds in found.items() if holds)

    @property
    def renumbered(self):
        return self.old.mark != self.new.mark

    @cached_property
    def heading_pieces(self):
        return word_diff(self.old.heading if self.old else "", self.new.heading if self.new else "")


@dataclass
class ClauseChange(_Change):
    old: Clause | None
    new: Clause | None
    # The section that it came from, where that is another one now.
    came_from: Section | None = None
    moved: bool = False

    @property
    def reworded(self):
        return not (_same(self.old.text, self.new.text) and _same(self.old.heading, self.new.heading))

    @cached_property
    def pieces(self):
        return word_diff(self.old.text if self.old else "", self.new.text if self.new else "")


@dataclass
class SectionChange(_Change):
    old: Section | None
    new: Section | None
    clauses: list[ClauseChange]
    moved: bool = False

    @property
    def reworded(self):
        return not _same(self.old.heading, self.new.heading)

    @property
    def changed(self):
        return [change for change in self.clauses if change.kinds]

    @property
    def unchanged(self):
        return len(self.clauses) - len(self.changed)


@dataclass(frozen=True)
class Comparison:
    """Sections in the order of the new version; what was removed stands where it stood."""

    sections: list[SectionChange]

    @cached_property
    def counts(self):
        """Clauses by kind. One that was moved and reworded counts as both."""
        return _count(clause for section in self.sections for clause in section.clauses)

    @cached_property
    def section_counts(self):
        return _count(self.sections)

    @property
    def is_same(self):
        return set(self.counts) | set(self.section_counts) <= {"unchanged"}


def _count(changes):
    return Counter(kind for change in changes for kind in change.kinds or ("unchanged",))


class _Side:
    """One version with its clauses in a row; `home` says in which section each is."""

    def __init__(self, sections):
        self.sections = sections
        placed = [(index, clause) for index, section in enumerate(sections) for clause in section.clauses]
        self.home = [index for index, _ in placed]
        self.clauses = [clause for _, clause in placed]
        self.members = defaultdict(list)
        for index, home in enumerate(self.home):
            self.members[home].append(index)

    @property
    def items(self):
        headings = [self.sections[home].heading for home in self.home]
        return [
            item(clause.ref, heading, f"{clause.heading} {clause.text}")
            for clause, heading in zip(self.clauses, headings, strict=True)
        ]


def compare(old, new):
    """Compare two versions, each a list of Sections; texts with nothing in common compare, too."""
    old, new = _Side(old), _Side(new)
    pairs = match(old.items, new.items)
    partners = _pair_sections(old, new, pairs)
    kept = _kept_order(partners)
    rows = _woven(range(len(old.sections)), range(len(new.sections)), partners)
    return Comparison(
        [_section_change(old, new, pairs, i, j, moved=None not in (i, j) and i not in kept) for i, j in rows]
    )


def _pair_sections(old, new, pairs):
    """{index of a section: index of the section that it became}: those that share most clauses first."""
    votes = Counter((old.home[i], new.home[j]) for i, j in pairs.items())
    for pair in _same_headings(old.sections, new.sections):
        votes[pair] += HEADING_VOTES
    partners, taken = {}, set()
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]), vote[0])):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _same_headings(old, new):
    """Pairs of sections that have one heading, in the order in which they stand."""
    waiting = defaultdict(list)
    for j in reversed(range(len(new))):
        waiting[new[j].heading.casefold()].append(j)
    return [(i, waiting[key].pop()) for i, section in enumerate(old) if waiting[key := section.heading.casefold()]]


def _kept_order(partners):
    """Which of the paired ones stand in the same order as before."""
    ordered = sorted(partners.items())
    places = in_order([j for _, j in ordered])
    return {i for place, (i, _) in enumerate(ordered) if place in places}


def _woven(old, new, partners):
    """(index in old or None, index in new or None) in the new order; what was removed follows what it followed."""
    came_from = {j: i for i, j in partners.items()}
    after, last = defaultdict(list), None
    for i in old:
        if i in partners:
            last = partners[i]
        else:
            after[last].append((i, None))
    return after[None] + [row for j in new for row in ((came_from.get(j), j), *after[j])]


def _section_change(old, new, pairs, i, j, *, moved):
    """The change from the i-th to the j-th section; either may be None."""
    within = {a: pairs[a] for a in old.members[i] if a in pairs and new.home[pairs[a]] == j}
    removed_or_here = [a for a in old.members[i] if a not in pairs or a in within]
    came_from = {b: a for a, b in pairs.items() if new.home[b] == j}
    kept = _kept_order(within)
    changes = []
    for a, b in _woven(removed_or_here, new.members[j], within):
        a = came_from.get(b) if a is None else a
        change = ClauseChange(None if a is None else old.clauses[a], None if b is None else new.clauses[b])
        if a is not None and b is not None and a not in within:
            change.came_from = old.sections[old.home[a]]
        change.moved = a is not None and b is not None and a not in kept
        changes.append(change)
    before, after = None if i is None else old.sections[i], None if j is None else new.sections[j]
    return SectionChange(before, after, changes, moved=moved)
