"""How the blocks of a clause are drawn. Pure."""

from itertools import groupby


def grouped(blocks, *, kind):
    """[(kind, blocks)]: paragraphs, and items that follow each other as one list."""
    return [(name, list(run)) for name, run in groupby(blocks, key=kind)]
