"""A time as councils' documents put it, and as limits are written."""

import re

NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20}
NUMBERS |= {"twenty-one": 21, "twenty-eight": 28, "thirty": 30}
PERIOD = re.compile(
    r"(?P<number>[\w-]+)\s+(?:\(\d+\)\s+)?(?P<clerk>of the clerk['’]s )?(?P<kind>(?:\w+\s+)*)"
    r"(?P<unit>day|week|month)s?",
    re.IGNORECASE,
)


def as_limit(words, counted):
    """ "a week" as "7 calendar days before the meeting", as limits are written; other words as they stand.

    `counted` says from where: "before the meeting".
    """
    match = PERIOD.fullmatch(words)
    number = match and _number(match["number"])
    if not number:
        return words
    unit, whose = match["unit"].lower(), "of the Clerk’s " if match["clerk"] else ""
    if unit == "month":
        return f"{number} month{_s(number)} {counted}"
    days = number * 7 if unit == "week" else number
    named = [kind for kind in ("clear", "working", "calendar") if kind in match["kind"].lower()]
    return f"{days} {whose}{named[0] if named else 'calendar'} day{'s' if whose else _s(days)} {counted}"


def _s(number):
    return "" if number == 1 else "s"


def _number(word):
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower())
