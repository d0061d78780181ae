"""Reads the text of a member/officer protocol into sections, clauses and items. Knows no Django."""

from protocols.parsing.document import parse
from protocols.parsing.model import Block, Clause, Parsed, Section, Warning_
from protocols.parsing.text import UnreadableFile, decode

__all__ = ["Block", "Clause", "Parsed", "Section", "UnreadableFile", "Warning_", "decode", "parse"]
