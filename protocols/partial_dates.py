"""Dates as precise as a record is: a day, a month or a year, written 2018-02-13, 2022-02 or 2018."""

import calendar
import re
from datetime import date

from django.core.exceptions import ValidationError

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(text):
    """The first day that the text can mean; ValueError where it is no date."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text):
    """The last day that the text can mean; ValueError where it is no date."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(text):
    match = FORM.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not a date such as 2018-02-13, 2022-02 or 2018")
    return tuple(int(part) if part else None for part in match.groups())


def validate_partial_date(text):
    try:
        first_day(text)
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem
