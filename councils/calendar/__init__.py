"""Deadlines shown day by day; docs/decisions/0006-counting-days.md says why each rule is as it is.

Pure: dates in, dates out. Nothing here knows Django, the database or what day it is today.
"""

from councils.calendar.changes import explain_move
from councils.calendar.closed_days import ENGLAND, FIRST_YEAR, LAST_YEAR, Calendar, WorkPattern
from councils.calendar.counting import DayCount, Deadline, deadline, london_day
from councils.calendar.limits import Direction, Limit, Unit
from councils.calendar.tally import Tally

__all__ = [
    "ENGLAND",
    "FIRST_YEAR",
    "LAST_YEAR",
    "Calendar",
    "DayCount",
    "Deadline",
    "Direction",
    "Limit",
    "Tally",
    "Unit",
    "WorkPattern",
    "deadline",
    "explain_move",
    "london_day",
]
