"""Minutes and sums that a text names, to be held against the authority register. Pure."""

import re
from decimal import Decimal

# "minute 45/26", "Min. no. 12 (b)", "resolution FC/45/26", "res. 2026-14"
_NAMED = re.compile(
    r"\b(?P<word>minutes?|min|resolutions?|res|delegations?)\b\.?\s*"
    r"(?P<of_number>(?:(?:number|ref(?:erence)?|nos?|item)\b\.?\s*|#\s*)*)"
    r"(?P<number>(?:[a-z]{1,5}[\s/.-]{0,2})?\d{1,5}(?:[/.-]\d{1,4}){0,3}(?:\s?\([a-z0-9]{1,4}\))?)(?!\d)",
    re.IGNORECASE,
)
# "minutes of 5 May 2026" names a day, "minute 3pm" a time.
_NO_NUMBER = re.compile(
    r"(?:st|nd|rd|th|am|pm)\b|\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
# "at the last minute 10 of us came", "in five minutes 3 people"
_OF_TIME = re.compile(r"\b(?:a|last|per|each|every|one|few|\w*(?:two|three|four|five|ten)|\d+)\s+$", re.IGNORECASE)
_LEADING = re.compile(
    r"\s*(?:minutes?|min|resolution|res)\b\.?\s*(?:(?:number|ref(?:erence)?|nos?)\b\.?\s*)?", re.IGNORECASE
)
_SUM = re.compile(r"£\s?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,9})(?P<pence>\.\d\d)?(?P<thousand>\s?k\b)?", re.IGNORECASE)


def claimed(text):
    """The numbers of the minutes and resolutions that a text names, each once, in order: ["45/26", "12(b)"]."""
    found = (match for match in _NAMED.finditer(text) if _is_reference(text, match))
    return list(dict.fromkeys(spelled(match["number"]) for match in found))


def spelled(number):
    """A number of a minute as it is compared: "FC 45/26 (b)" and "fc/45/26(b)" are both fc45/26(b)."""
    return re.sub(r"^([a-z]+)[/.-]+", r"\1", re.sub(r"\s", "", number).lower())


def number_of(reference):
    """The number in a reference as a Clerk enters it: "Minute 45/26" is 45/26, "45/26" as well."""
    return spelled(reference[leading.end() :] if (leading := _LEADING.match(reference)) else reference)


def _is_reference(text, match):
    if _NO_NUMBER.match(text, match.end()) or _OF_TIME.search(text, max(0, match.start() - 12), match.start()):
        return False
    # The plural also speaks of time and of the minutes of a year: a plain figure after it names nothing.
    plural = len(match["word"]) > 4 and match["word"].lower().endswith("s")
    return bool(match["of_number"]) or not plural or not match["number"].isdecimal()


def sums(text):
    """The sums in pounds that a text names, as Decimals."""
    return [_pounds(match) for match in _SUM.finditer(text)]


def _pounds(match):
    pounds = Decimal(match["whole"].replace(",", "") + (match["pence"] or ""))
    return pounds * 1000 if match["thousand"] else pounds


def larger_sum(text, authority):
    """(the largest sum of the text, the largest that the authority names) where the first is larger, else None."""
    asked, given = max(sums(text), default=None), max(sums(authority), default=None)
    return (asked, given) if asked and given and asked > given else None
