"""A time before a meeting, as councils' documents put it."""

import re

NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "fourteen": 14, "twenty-one": 21}
PERIOD = re.compile(r"(?P<number>[\w-]+)\s+(?P<kind>(?:\w+\s+)*)(?P<unit>day|week)s?", re.IGNORECASE)


def as_limit(words):
    """ "a week" as "7 calendar days before the meeting", as limits are written; other words as they stand."""
    match = PERIOD.fullmatch(words)
    number = match and _number(match["number"])
    if not number:
        return words
    days = number * 7 if match["unit"].lower() == "week" else number
    named = [kind for kind in ("clear", "working", "calendar") if kind in match["kind"].lower()]
    unit = f"{named[0] if named else 'calendar'} day{'' if days == 1 else 's'}"
    return f"{days} {unit} before the meeting"


def _number(word):
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower())
