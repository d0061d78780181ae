"""Which numbers of the document head its sections, told from the whole chain of them."""

from itertools import pairwise

from protocols.parsing.phrases import could_be_heading, could_be_title, ended, leads_in


def numbered_sections(paragraphs):
    families = {}
    listed = _list_runs(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        family = _family(paragraph.label)
        if family and index not in listed:
            families.setdefault(family, []).append(index)
    following = following_refs(paragraphs)
    chains = {family: _chain(paragraphs, indexes, following) for family, indexes in families.items()}
    chains = {
        family: chain for family, chain in chains.items() if _holds(paragraphs, chain, families[family], following)
    }
    others = [chain for family, chain in chains.items() if family[0] != "keyword"]
    headed = [chain for chain in others if any(_heads_refs(paragraphs, index, following) for index in chain)]
    best = set(min(headed or others, key=lambda chain: chain[0], default=[]))
    parts = [chain for family, chain in chains.items() if family[0] == "keyword" or _gathers(chain, best)]
    return best.union(*parts)


def _gathers(chain, sections):
    """The chain numbers parts, each of which begins with a section of its own."""
    return all(index + 1 in sections for index in chain)


def _family(label):
    """Labels that could number sections, grouped by how they are printed; "3" and "3." are the same."""
    if label is None or label.depth != 1 or label.kind not in ("decimal", "letter", "roman", "keyword"):
        return None
    if label.kind in ("letter", "roman") and not label.printed.isupper():
        return None
    return label.kind, label.style.strip(".")


def _list_runs(paragraphs):
    """Numbers 1, 2, 3 … one under the other after a line that announces them."""
    listed, last = set(), None
    for index, paragraph in enumerate(paragraphs):
        label = paragraph.label
        if not label or label.depth != 1:
            last = None
            continue
        begins = label.value == (1,) and index > 0 and leads_in(paragraphs[index - 1].text)
        if begins or (last and last.style == label.style and label.value[0] == last.value[0] + 1):
            listed.add(index)
            last = label
        else:
            last = None
    return listed


def following_refs(paragraphs):
    """For every paragraph the section part of the next reference such as 2.1, or None."""
    following, upcoming = [None] * len(paragraphs), None
    for index in range(len(paragraphs) - 1, -1, -1):
        following[index] = upcoming
        label = paragraphs[index].label
        if label and label.is_ref:
            upcoming = label.value[0]
    return following


def _heads_refs(paragraphs, index, following):
    label = paragraphs[index].label
    return label.kind == "decimal" and following[index] == label.value[0]


def _chain(paragraphs, indexes, following):
    taken, expected = [], None
    for index in indexes:
        paragraph = paragraphs[index]
        value = paragraph.label.value[0]
        heads = _heads_refs(paragraphs, index, following)
        titled = could_be_heading(paragraph.text) or (paragraph.level is not None and not ended(paragraph.text))
        titled = titled or (value == expected and could_be_title(paragraph.text))
        near = expected is None or expected - 1 <= value <= expected + 2
        if (titled and near) or (heads and (expected is None or value >= expected)):
            taken.append(index)
            expected = value + 1
    return taken


def _holds(paragraphs, chain, family, following):
    """A chain of headings rather than a list of short items: mostly with something below each."""
    if not chain:
        return False
    if (
        any(_heads_refs(paragraphs, index, following) for index in chain)
        or paragraphs[chain[0]].label.kind == "keyword"
    ):
        return True
    members = set(chain)
    bodies = sum(index + 1 not in members for index in chain)
    if len(family) == 1:
        return bodies == 1 and could_be_heading(paragraphs[chain[0]].text)
    return len(chain) > 1 and bodies * 2 >= len(chain) and len(chain) * 2 >= len(family)


def unlabel_strays(paragraphs, numbered):
    """Single numbers without a stop that run in no order number nothing: footnotes, years, amounts."""
    bare = [n for n, p in enumerate(paragraphs) if n not in numbered and p.label and _is_bare(p.label)]
    values = [paragraphs[n].label.value[0] for n in bare]
    if not any(second == first + 1 for first, second in pairwise(values)):
        for index in bare:
            paragraphs[index].unlabel()


def _is_bare(label):
    return label.kind == "decimal" and label.depth == 1 and label.style == "" and not label.dashed
