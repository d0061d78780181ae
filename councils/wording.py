"""Dates, times and marked words as text. Django's time zone is used, nothing else of it."""

import datetime as dt

from django.utils import timezone

from councils.months import MONTHS


def uk_date_words(day: dt.date | None) -> str:
    if not day:
        return ""
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def uk_moment_words(moment: dt.datetime | None) -> str:
    if not moment:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{uk_date_words(local.date())}, {clock_words(local.time())}"


def clock_words(time: dt.time) -> str:
    """ "9:14am", "9am", "midday", "midnight"."""
    if time.minute == 0 and time.hour in (0, 12):
        return "midday" if time.hour else "midnight"
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'am' if time.hour < 12 else 'pm'}"


def partial_date_words(text: str | None) -> str:
    """A partial date ("2018", "2022-02", "2022-02-09") in words; other text as it stands."""
    try:
        numbers = [int(piece) for piece in str(text or "").split("-")]
        year, month, day = (*numbers, 0, 0)[:3]
        name = MONTHS[month - 1].capitalize() if month else ""
    except (ValueError, IndexError):
        return str(text or "")
    return " ".join(filter(None, [str(day or ""), name, str(year)]))


def marked_pieces(text: str, spans) -> list[tuple[str, bool]]:
    """The text cut into (piece, is marked). Spans are half-open; overlapping and touching ones are merged."""
    pieces, at = [], 0
    for start, end in _merged(spans, len(text)):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [(words, is_marked) for words, is_marked in pieces if words]


def _merged(spans, length):
    merged = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        elif start < end:
            merged.append([start, end])
    return merged


def one_of(words) -> str:
    """ "Ada", "Ada or Ben", "Ada, Ben or Cat"."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
