"""Dates as UK clerks write them: the day first, always. What is no single day is refused with the reason."""

import re
from datetime import datetime, time, timedelta

from councils.months import month_number
from councils.spreadsheets.cells import is_fault, moment_of, words_of

# The year from which there are parish and town councils as they are today (Local Government Act 1972).
EARLIEST = 1974
SUCH_AS = "Write the day, such as 13/02/2024"
# Day 60 of Excel's count is 29 February 1900, which never was; every date here is later.
DAY_NOUGHT = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}

CLOCK = r"(?:[\sT,]+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?Z?)?"
WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,?\s+)?"
TURN = r"(?:\s*(?:st|nd|rd|th))?"
YEAR = r"\d{4}|['’]?\d{2}"
GAP = r"[\s./\\-]+"
FORMS = [
    re.compile(pattern + CLOCK, re.I)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"{WEEKDAY}(?P<day>\d{{1,2}}){GAP}(?P<month>\d{{1,2}}){GAP}(?P<year>{YEAR})",
        rf"{WEEKDAY}(?P<day>\d{{1,2}}){TURN}(?:{GAP}|\s*of\s*|)(?P<month>[a-z]{{3,9}})\.?,?(?:{GAP}|)(?P<year>{YEAR})",
        rf"{WEEKDAY}(?P<month>[a-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}}){TURN},?\s+(?P<year>\d{{4}})",
    )
]
# What stands in front of a date that somebody did not know exactly.
ABOUT = re.compile(
    r"\b(w/?c|w/?e|w/?b|wk|week|circa|c|ca|approx\w*|about|around|early|mid|late|before|after|by|tbc)\b|[?]", re.I
)
NO_YEAR = re.compile(rf"{WEEKDAY}\d{{1,2}}{TURN}{GAP}(?:\d{{1,2}}|[a-z]{{3,9}})\.?", re.I)
NO_DAY = re.compile(r"(?:[a-z]{3,9}|\d{1,2})[\s./'’-]+\d{2,4}|\d{4}", re.I)


class NoDate(ValueError):
    """The message says what is wrong and what to do."""


def read_date(cell, *, now, since_1904=False):
    """The datetime (midnight where no time is given) of a cell that is not blank; `now` is local, without a zone."""
    if is_fault(cell):
        raise NoDate(cell["fault"])
    moment = moment_of(cell) or _of_number(cell, since_1904) or _of_words(words_of(cell), now)
    if moment > now:
        raise NoDate("This day is still to come. Check the year")
    if moment.year < EARLIEST:
        raise NoDate(f"This date is before {EARLIEST}. Correct the year")
    return moment


def _of_number(cell, since_1904):
    """The moment of Excel's count of days, whether it stands there as a number or as its figures."""
    number = str(cell)
    if not re.fullmatch(r"\d{5}(\.\d+)?", number):
        return None
    moment = DAY_NOUGHT[since_1904] + timedelta(days=float(number))
    return moment.replace(second=0, microsecond=0)


def _of_words(text, now):
    text = " ".join(text.split()).strip(" .,;")
    for form in FORMS:
        if found := form.fullmatch(text):
            return _moment(found, now)
    raise NoDate(_why_not(text))


def _moment(found, now):
    month = month_number(found["month"])
    if month is None:
        said = found["month"]
        if said.isdecimal():
            raise NoDate(f"There is no month {said}. Dates are read with the day first. {SUCH_AS}")
        raise NoDate(f"“{said}” is no month. {SUCH_AS}")
    try:
        day = datetime(_year(found["year"], now), month, int(found["day"]))
    except ValueError:
        raise NoDate(f"There is no such day. {SUCH_AS}") from None
    return datetime.combine(day, _time(found))


def _year(text, now):
    """Two figures are a year of this century, or of the last where that would be to come."""
    digits = text.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    year = now.year - now.year % 100 + int(digits)
    return year if year <= now.year else year - 100


def _time(found):
    if not found["hour"]:
        return time(0)
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return time(hour, int(found["minute"]))
    except ValueError:
        raise NoDate("There is no such time. Correct it, or leave the time out") from None


def _why_not(text):
    if ABOUT.search(text):
        return f"“{text[:40]}” is no single day. {SUCH_AS}"
    if NO_YEAR.fullmatch(text):
        return f"The year is missing. {SUCH_AS}"
    if NO_DAY.fullmatch(text):
        return f"The day is missing. {SUCH_AS}"
    return f"This is no date. {SUCH_AS}"
