"""Reads the files that councils have (Word, PDF, web page, text) into text for protocols.parsing. Knows no Django."""

from protocols.parsing import UnreadableFile
from protocols.readers.kinds import read

__all__ = ["UnreadableFile", "read"]
