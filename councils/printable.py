"""Text as a document can hold it. Pure."""

import re

# Neither XML nor a PDF for everybody may hold them: controls, halves of a pair, what is no character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def permitted(text):
    """The text without the characters that no document may hold."""
    return _UNPRINTABLE.sub("", text)


def printable(text):
    """The text on one line, without what no document may hold."""
    return " ".join(permitted(text).split())
