"""Which version of the protocol is in force on a day, and which of its clauses carries which rule."""

from protocols.models import RuleClause, Version


def in_force(council, on):
    return Version.objects.in_force(on).filter(protocol__council=council).order_by("protocol_id")


def carriers_on(council, on):
    """{rule: the RuleClause that carries it}; a clause that says so comes before one that implies it."""
    rows = RuleClause.objects.filter(version__in=in_force(council, on))
    carriers = {}
    # "explicit" sorts before "implied".
    for row in rows.select_related("version__protocol__council", "clause").order_by("basis", "version_id"):
        # The clause is one of this version, whose protocol and council its address needs.
        row.clause.version = row.version
        carriers.setdefault(row.rule, row)
    return carriers
