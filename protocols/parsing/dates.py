"""Dates as British councils print them, kept as precise as they are printed."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?,?"
)
_FORMS = (
    r"\b(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})\b",
    r"(?<![\d.])(?P<d2>\d{1,2})\s*(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]+"
    + _MONTH.format("m2")
    + r"[\s-]*(?P<y2>\d{4})\b",
    r"\b" + _MONTH.format("m3") + r"\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{4})\b",
    r"\b" + _MONTH.format("m4") + r"\s*[-/]?\s*(?P<y4>\d{4})\b",
    r"\b" + _MONTH.format("m5") + r"\s*[-'’](?P<y5>\d{2})\b",
    r"(?<![\d./-])(?P<d6>\d{1,2})(?P<sep>[./-])(?P<m6>\d{1,2})(?P=sep)(?P<y6>\d{4}|\d{2})(?![\d/-])",
    r"(?<![\d./-])(?P<m7>\d{1,2})[/-](?P<y7>\d{4})(?![\d/-])",
    r"(?<![\d./-])(?<!act )(?<!regulations )(?<!order )(?P<y8>(?:19|20)\d\d)(?![\d/-])",
)
_DATE = re.compile("|".join(_FORMS), re.IGNORECASE)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Found:
    iso: str
    start: int
    end: int


def find_dates(text):
    """Every date in the first 400 characters, with its place; impossible ones (31/02/2020) are left out."""
    found = []
    for match in _DATE.finditer(text[:_LONGEST]):
        parts = {name[0]: value for name, value in match.groupdict().items() if value and name[0] in "ymd"}
        if iso := _iso(parts):
            found.append(Found(iso, match.start(), match.end()))
    return found


def is_month(word):
    return _DATE.fullmatch(f"{word} 2000") is not None


def _iso(parts):
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    if "m" not in parts:
        return str(year)
    name = parts["m"].casefold()[:3]
    month = MONTHS.index(name) + 1 if name in MONTHS else int(parts["m"])
    try:
        day = date(year, month, int(parts.get("d", 1)))
    except ValueError:
        return None
    return day.isoformat() if "d" in parts else f"{year:04d}-{month:02d}"
