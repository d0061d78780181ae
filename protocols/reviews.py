"""The state of a version's review, in words. Pure: dates in, words out."""

from dataclasses import dataclass

from protocols.partial_dates import first_day, last_day

# A review is "due" from this many days before its date on.
NOTICE_DAYS = 60


@dataclass(frozen=True)
class ReviewState:
    state: str
    words: str
    colour: str


def review_state(next_review, today):
    """In date, due, overdue or no review date set; a month counts as overdue once it is over."""
    if not next_review:
        return ReviewState("none", "No review date set", "grey")
    if today > last_day(next_review):
        return ReviewState("overdue", "Review overdue", "red")
    if (first_day(next_review) - today).days <= NOTICE_DAYS:
        return ReviewState("due", "Review due", "yellow")
    return ReviewState("in_date", "In date", "green")
