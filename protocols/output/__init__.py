"""A version as a document to take away: tagged PDF, Word, plain text and data. Knows no Django."""

from protocols.output.document import Document

__all__ = ["Document"]
