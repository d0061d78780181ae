"""Letters of a case: which there are, what their templates may hold, and how they are filled. Pure."""

from grievances.papers.letters.kinds import FIELDS, LETTERS, LetterKind, open_places, placeholder
from grievances.papers.letters.templates import BrokenTemplate, check_template, default_template, fill
from grievances.papers.letters.words import text_of, with_text

__all__ = [
    "FIELDS",
    "LETTERS",
    "BrokenTemplate",
    "LetterKind",
    "check_template",
    "default_template",
    "fill",
    "open_places",
    "placeholder",
    "text_of",
    "with_text",
]
