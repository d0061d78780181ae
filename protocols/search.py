"""Finding clauses by their words, in every version that the person may see."""

import re
from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from protocols.models import Clause, Version

MOST_WORDS = 10
# Quotation marks are typed one way and printed another; each folds to one character, so that places stay the same.
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_WORDS = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """The words to find, all of them, each at the beginning of a word; "in quotes" they stand side by side."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, typed):
        found = (phrase or word.strip('".,;:?!') for phrase, word in _WORDS.findall(typed.translate(QUOTES)))
        return cls(tuple(" ".join(words.split()) for words in found if words.strip())[:MOST_WORDS])

    @property
    def patterns(self):
        return [re.compile(r"(?<!\w)" + re.escape(words), re.IGNORECASE) for words in self.words]

    def spans(self, text):
        """Where the words stand in a text, as half-open spans of characters."""
        folded = text.translate(QUOTES)
        return [match.span() for pattern in self.patterns for match in pattern.finditer(folded)]

    def fits(self, *texts):
        folded = "\n".join(texts).translate(QUOTES)
        return bool(self.words) and all(pattern.search(folded) for pattern in self.patterns)


def find(access, query):
    """The clauses that hold all the words, in the order of protocols, versions (newest first) and text: one query."""
    if not query.words:
        return []
    clauses = _narrowed(Clause.objects.filter(version__in=Version.objects.visible_to(access)), query)
    clauses = clauses.select_related("section", "version__protocol__council", "version__adoption")
    ordered = clauses.order_by("version__protocol__title", "version__protocol_id", "-version__number", "position")
    return [clause for clause in ordered if query.fits(str(clause.section), clause.ref, clause.heading, clause.text)]


def _narrowed(clauses, query):
    """Those that could fit, told by plain words alone: databases differ in other letters and in JSON's escapes."""
    clauses = clauses.annotate(written=Cast("blocks", TextField()))
    for words in query.words:
        if words.isascii() and words.isalnum():
            names = Q(section__heading__icontains=words) | Q(section__number__icontains=words)
            clauses = clauses.filter(
                names | Q(ref__icontains=words) | Q(heading__icontains=words) | Q(written__icontains=words)
            )
    return clauses
