"""Which of the dates that were found is which, and what has to be confirmed."""

from dataclasses import dataclass, field

from protocols.parsing.dates import find_dates
from protocols.parsing.metadata import speaks_of_meeting
from protocols.parsing.model import Warning_


@dataclass
class Record:
    adopted: str | None = None
    adopted_hint: str | None = None
    reviewed: list = field(default_factory=list)
    next_review: str | None = None
    review_body: str | None = None
    warnings: list = field(default_factory=list)

    @classmethod
    def of(cls, found, furniture):
        record = cls()
        record._adoption(found, furniture)
        record._reviews(found)
        if found.bodies:
            record.review_body = found.bodies[0][1]
            record._conflict([(line, body) for line, body in found.bodies], "reviewing bodies")
        for line in found.recurring if not record.next_review else ():
            record._warn(line, "A regular review is stated, but no date for the next one")
        return record

    def _warn(self, line, message):
        self.warnings.append(Warning_(line, message))

    def _conflict(self, pairs, what):
        values = list(dict.fromkeys(value for _, value in pairs))
        if len(values) > 1:
            self._warn(pairs[0][0], f"Several {what} are stated: {', '.join(values)}. The first is taken")

    def _adoption(self, found, furniture):
        stated = found.adopted or found.approved
        if stated:
            self.adopted = stated[0][1]
            self._conflict([(line, iso) for line, iso, _ in stated], "dates of adoption")
            return
        hints = found.hints or list(_in_furniture(furniture))
        if hints:
            line, self.adopted_hint, text = hints[0]
            message = f"No date of adoption is stated; “{text}” may imply {self.adopted_hint}: confirm it"
            self._warn(line, message)

    def _reviews(self, found):
        self._conflict([(line, iso) for line, iso, _ in found.next], "dates of the next review")
        reviewed, upcoming = found.reviewed + found.changed, list(found.next)
        for entry in found.either:
            past = upcoming or (self.adopted and entry[1] <= self.adopted)
            (reviewed if past else upcoming).append(entry)
        for line, iso, _ in found.changed:
            self._warn(line, f"An amendment of {iso} is read as a review")
        self.next_review = upcoming[0][1] if upcoming else None
        self.reviewed = list(dict.fromkeys(iso for _, iso, _ in reviewed))


def _in_furniture(warnings):
    for warning in warnings:
        text = warning.message.partition("“")[2].rstrip("”")
        dates = find_dates(text)
        if dates and speaks_of_meeting(text) and not text.startswith(("©", "Copyright")):
            yield warning.line, dates[0].iso, text
