"""The sections and clauses of a draft in memory, to be moved about and then kept in their new order."""

from dataclasses import dataclass, field

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from councils.errors import Overtaken
from protocols.anchors import anchors
from protocols.models import Clause, Section

GONE = "What you wanted to mend is no longer in the draft. Nothing of yours was recorded."
# While rows change places nothing may stand where another one is to go.
ASIDE = 1_000_000


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
        version, clauses = self.version, self.clauses()
        self._leave_out_empty()
        self._number()
        version.clauses.exclude(pk__in=[clause.pk for clause in clauses if clause.pk]).delete()
        version.clauses.update(position=F("position") + ASIDE, anchor=Concat(Value("~"), Cast("pk", CharField())))
        version.sections.update(position=F("position") + ASIDE)
        _keep([part.section for part in self.parts], ["position", "number", "heading"])
        for part in self.parts:
            for clause in part.clauses:
                clause.section = part.section
        _keep(clauses, ["section", "position", "anchor", "ref", "heading", "blocks"])
        version.sections.exclude(pk__in=[part.section.pk for part in self.parts]).delete()

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


def _keep(rows, fields):
    """New rows are added, the others brought up to date."""
    new, old = [row for row in rows if row.pk is None], [row for row in rows if row.pk is not None]
    if new:
        type(new[0]).objects.bulk_create(new)
    if old:
        type(old[0]).objects.bulk_update(old, fields)


def _gone():
    raise Overtaken(GONE)
