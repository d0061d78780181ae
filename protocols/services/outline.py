"""The sections and clauses of a draft in memory, to be moved about and then kept in their new order."""

from dataclasses import dataclass, field

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from councils.errors import Overtaken
from protocols.anchors import anchors
from protocols.models import Clause, Section

GONE = "What you wanted to mend is no longer in the draft. Nothing of yours was recorded."
SECTION = ("position", "number", "heading")
CLAUSE = ("section", "position", "anchor", "ref", "heading", "blocks")
# While rows change places nothing may stand where another one is to go.
ASIDE = {"position": F("position") + 1_000_000, "anchor": Concat(Value("~"), Cast("pk", CharField()))}


@dataclass
class Part:
    section: Section
    clauses: list[Clause] = field(default_factory=list)


class Outline:
    """`parts` in order. Change it and its rows at will, then save(): places and anchors are given anew."""

    def __init__(self, version):
        self.version = version
        self.parts = [Part(section) for section in version.sections.order_by("position")]
        by_section = {part.section.pk: part for part in self.parts}
        for clause in version.clauses.order_by("position"):
            by_section[clause.section_id].clauses.append(clause)
        self.before = {SECTION: _contents(self.sections(), SECTION), CLAUSE: _contents(self.clauses(), CLAUSE)}

    def sections(self):
        return [part.section for part in self.parts]

    def clauses(self):
        return [clause for part in self.parts for clause in part.clauses]

    def find(self, pk):
        """(the Part that a clause is in, the clause). Overtaken where it is gone."""
        found = ((part, clause) for part in self.parts for clause in part.clauses if clause.pk == pk)
        return next(found, None) or _gone()

    def part(self, pk):
        """The Part of a section, by its key."""
        return next((part for part in self.parts if part.section.pk == pk), None) or _gone()

    def save(self):
        """Keep what was changed, added and left out."""
        self._leave_out_empty()
        self._number()
        version, sections, clauses = self.version, self.sections(), self.clauses()
        version.clauses.exclude(pk__in=[clause.pk for clause in clauses if clause.pk]).delete()
        self._keep(version.sections, sections, SECTION)
        for part in self.parts:
            for clause in part.clauses:
                clause.section = part.section
        self._keep(version.clauses, clauses, CLAUSE)
        version.sections.exclude(pk__in=[section.pk for section in sections]).delete()

    def _keep(self, kept, rows, fields):
        """Add what is new and bring up to date what was changed."""
        now = _contents(rows, fields)
        changed = [row for row in rows if row.pk and now[row.pk] != self.before[fields][row.pk]]
        kept.filter(pk__in=[row.pk for row in changed]).update(
            **{name: ASIDE[name] for name in fields if name in ASIDE}
        )
        kept.bulk_create([row for row in rows if row.pk is None])
        kept.bulk_update(changed, fields)

    def _leave_out_empty(self):
        """Sections without a heading from which every clause was moved; not those to which one may be put back."""
        needed = set(self.version.taken_out.values_list("section", flat=True))
        kept = [part for part in self.parts if part.clauses or str(part.section) or part.section.pk in needed]
        self.parts = kept or self.parts[:1]

    def _number(self):
        for position, part in enumerate(self.parts, start=1):
            part.section.position = position
        placed = [(part.section.position, clause) for part in self.parts for clause in part.clauses]
        names = anchors([(position, clause.ref) for position, clause in placed])
        for position, ((_, clause), name) in enumerate(zip(placed, names, strict=True), start=1):
            clause.position, clause.anchor = position, name


def _contents(rows, fields):
    """{key of a row: its values}, of a section its key."""
    return {row.pk: [getattr(row, row._meta.get_field(name).attname) for name in fields] for row in rows}


def _gone():
    raise Overtaken(GONE)
