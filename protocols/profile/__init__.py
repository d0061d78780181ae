"""What a protocol says of its council: titles, bodies, who is told first. Knows no Django.

Where the text is silent the answer is None, never a guess. The questions are data/profile.toml's.
"""

from protocols.profile.answers import Answer, Source, read_profile
from protocols.profile.questions import Question, in_words, questions

__all__ = ["Answer", "Question", "Source", "in_words", "questions", "read_profile"]
