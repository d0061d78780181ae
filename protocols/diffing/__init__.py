"""What changed between two versions of a text, clause by clause and word by word. Pure."""

from protocols.diffing.comparing import Clause, ClauseChange, Comparison, Section, SectionChange, compare
from protocols.diffing.words import Piece, word_diff

__all__ = ["Clause", "ClauseChange", "Comparison", "Piece", "Section", "SectionChange", "compare", "word_diff"]
