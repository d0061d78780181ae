"""What a parsed text says of its council, as plain data beside its structure. Pure."""

from dataclasses import replace

from protocols.anchors import places
from protocols.profile import read_profile


def with_profile(parsed):
    """A Parsed with its `profile` filled in: {question: {"value", "clause", "clauses", "words"}}, plain data for JSON.

    A question on which the text is silent has the value None. `clause` names the first clause that answers it, as
    printed or by its place; it is None for what stands at the top of the document or in its footer.
    """
    names = places(parsed.sections)
    return replace(parsed, profile={name: _plain(answer, names) for name, answer in read_profile(parsed).items()})


def _plain(answer, names):
    clauses = list(dict.fromkeys(names[source.index] for source in answer.sources))
    return {
        "value": answer.value,
        "clause": clauses[0] if clauses else None,
        "clauses": clauses,
        "words": answer.sources[0].words if answer.sources else None,
    }
