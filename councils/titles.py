"""What a council calls its chief officer and its head, in the sentences of the site.

The sentences say "the Clerk" and "the chair of the council". `titled` puts the council's own titles there, for the
council whose page is drawn or whose mail is written (docs/decisions/0045-own-titles.md). Never for what people wrote.
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import lazy

from councils.profile import TERMS

USUAL_CLERK, USUAL_CHAIR = TERMS["officer_title"][1], TERMS["chair_title"][1]


@dataclass(frozen=True)
class Titles:
    clerk: str = USUAL_CLERK
    chair: str = USUAL_CHAIR

    @property
    def deputy(self):
        return f"Deputy {self.clerk}"

    @property
    def vice_chair(self):
        """Chair and Vice-chair, Chairman and Vice-Chairman, Mayor and Deputy Mayor (LGA 1972 s.245)."""
        if self.chair == USUAL_CHAIR:
            return "Vice-chair"
        return f"{'Vice-' if self.chair.lower().startswith('chair') else 'Deputy '}{self.chair}"

    @property
    def head(self):
        """After "the": the Mayor, and the chair of the council where there is no title of its own."""
        return "chair of the council" if self.chair == USUAL_CHAIR else self.chair

    def office(self, office, label, committee):
        """An Office on a committee in words: of the full council as the council itself calls it."""
        own = {"chair": self.chair, "vice_chair": self.vice_chair} if committee.is_full_council else {}
        return own.get(office, label)

    def put_into(self, text):
        """The text with these titles. What has them already stays as it is."""
        instead = {
            "Deputy Clerk": self.deputy,
            "Clerk": self.clerk,
            "Vice-chair": self.vice_chair,
            "chair of the council": self.head,
            "head of the council": self.head,
            "Chair of the council": self.head[:1].upper() + self.head[1:],
        }
        known = (self.deputy, self.clerk, self.vice_chair, self.chair, *instead)
        words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
        return re.sub(rf"\b(?:{words})\b", lambda found: instead.get(found[0], found[0]), text)


USUAL = Titles()
_spoken = ContextVar("titles", default=USUAL)


def current():
    return _spoken.get()


def titles_of(council):
    """The council's titles of today; asks the database unless `terms_today` were fetched with it."""
    if not hasattr(council, "terms_today"):
        applying = council.profiles.filter(applies_from__lte=timezone.localdate())
        council.terms_today = applying.values_list("terms", flat=True).first()
    terms = council.terms_today or {}
    return Titles(terms.get("officer_title") or USUAL_CLERK, terms.get("chair_title") or USUAL_CHAIR)


def speak_for(council):
    """From here on, up to the next page; None for a page of no council."""
    _spoken.set(titles_of(council) if council else USUAL)


@contextmanager
def spoken_for(council):
    before = _spoken.set(titles_of(council) if council else USUAL)
    try:
        yield
    finally:
        _spoken.reset(before)


titled = lazy(lambda text: current().put_into(str(text)), str)
