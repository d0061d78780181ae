"""The state of a version's review, in words. Pure: dates in, words out."""

from dataclasses import dataclass

from councils.wording import partial_date_words
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
        return ReviewState("overdue", f"Review overdue since {partial_date_words(next_review)}", "red")
    days = (first_day(next_review) - today).days
    if days <= NOTICE_DAYS:
        return ReviewState("due", f"Review due {_when(next_review, days)}", "yellow")
    return ReviewState("in_date", "In date", "green")


def _when(next_review, days):
    """ "in 41 days" to the first day that the date can mean, and from then on "today" or "this month"."""
    if days > 0:
        return f"in {days} day{'s' if days > 1 else ''}"
    return {10: "today", 7: "this month", 4: "this year"}[len(next_review)]


def next_annual_meeting(today):
    """The month of next year's annual meeting of a council, which is in May (LGA 1972 Sch. 12 para. 7)."""
    return f"{today.year + 1}-05"
