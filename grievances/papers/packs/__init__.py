"""Packs of papers as one PDF: an index, what the case says, and the evidence, with a number on every page. Pure.

What we set ourselves is tagged (PDF/UA); pages that came as PDF keep their own state, and the whole says so.
"""

from grievances.papers.packs.build import build
from grievances.papers.packs.items import Item, Pack, Section, item_of

__all__ = ["Item", "Pack", "Section", "build", "item_of"]
