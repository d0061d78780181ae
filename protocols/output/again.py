"""Reading a text again: our own downloads exactly as they were, every other text by the parser."""

from protocols.output import data, plain
from protocols.parsing import parse


def read(text):
    """The Parsed of any text; UnreadableFile where it is data of ours that is damaged."""
    return data.read(text) or plain.read(text) or parse(text)
