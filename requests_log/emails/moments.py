"""Dates of e-mails, from the headers of mail servers and as mail programs write them for people."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from dateutil import parser

LONDON = ZoneInfo("Europe/London")
# Parts of a date that are not written are taken from here, so that one without a year is none.
BLANK = datetime(1, 1, 1)
EARLIEST, LATEST = 1990, 2100
ZONES = {"GMT": 0, "UTC": 0, "BST": 3600, "CET": 3600, "CEST": 7200}
LONGEST = 80
_NOISE = re.compile(r"\bat\b|[,\u202f\u2009\xa0]|\([^)]*\)")


def header_moment(value):
    """The moment in London that a Date header names, or None."""
    try:
        moment = parsedate_to_datetime(value[:LONGEST])
    except (TypeError, ValueError, IndexError, OverflowError):
        return written_moment(value)
    # "-0000" says that the zone is not known; mail servers then mean UTC.
    return in_london(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def written_moment(text):
    """The moment that "Monday, 3 March 2025 at 14:02" names, London's unless it says otherwise; or None."""
    try:
        moment = parser.parse(_NOISE.sub(" ", text[:LONGEST]), dayfirst=True, default=BLANK, tzinfos=ZONES)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None
    return in_london(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))


def in_london(moment):
    try:
        return moment.astimezone(LONDON) if EARLIEST <= moment.year < LATEST else None
    except ValueError:
        # A zone that is days away.
        return None


def sent_moment(date, received):
    """When an e-mail was sent: by its own date, unless the first server had it a day earlier than that.

    `received` are the Received headers, the newest first.
    """
    own = header_moment(date) if date else None
    stamped = [header_moment(line.rpartition(";")[2].strip()) for line in received if ";" in line]
    first = next((moment for moment in reversed(stamped) if moment), None)
    if own is None or (first and own > first + timedelta(days=1)):
        return first
    return own
