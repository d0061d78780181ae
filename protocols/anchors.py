"""Names of our own for clauses, one each, stable for a version. Pure."""

import re
from collections import Counter


def anchors(clauses):
    """One anchor for each (section index from 1, ref or None) in order; a ref printed twice gets a second name."""
    seen, places, names = Counter(), Counter(), []
    for section, ref in clauses:
        places[section] += 1
        tidy = re.sub(r"[^A-Za-z0-9.]+", "-", ref or "").strip("-.")[:40]
        name = f"c-{tidy}" if tidy else f"s{section}-{places[section]}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names


def places(sections):
    """How to name each clause of parsed sections, in order: by the printed reference, or by its place.

    The third clause of section 7 is "7.3"; of a section without a number "section-heading.3".
    """
    return [
        clause.ref or f"{section.number or _tidy(section.heading)}.{position}"
        for section in sections
        for position, clause in enumerate(section.clauses, start=1)
    ]


def _tidy(heading):
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "opening"
