"""The middle of some answer times and how far they lie apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles

from requests_log.reports.figures import Answer


@dataclass(frozen=True)
class Spread:
    """In working days. Half of the times lie between `lower` and `upper`; at the ends quartiles are interpolated."""

    number: int
    lower: float
    median: float
    upper: float
    longest: int


def spread(days: Iterable[int]) -> Spread | None:
    """None for no times at all."""
    days = sorted(days)
    if not days:
        return None
    lower, _, upper = quantiles(days, n=4, method="inclusive") if len(days) > 1 else days * 3
    return Spread(len(days), lower, median(days), upper, days[-1])


def in_time(answers: Iterable[Answer]) -> tuple[int, int]:
    """(how many were in time, of how many that had a limit)."""
    known = [answer.in_time for answer in answers if answer.in_time is not None]
    return sum(known), len(known)
