"""A calendar feed (RFC 5545 and 7986) that calendar programs subscribe to. Pure: items in, bytes out."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vDuration

PRODUCT = "-//Council protocol//What is due//EN"
# How often programs should ask again; the shortest that the common ones respect.
ASK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class FeedItem:
    """Something due on a day.

    `uid` stays the same for as long as the thing lives. `sequence` grows with every change of the date or of
    `cancelled`: a program keeps what it has when the number is not higher. `changed_at` knows its zone. A thing
    that is done or called off stays in the feed as cancelled for a while, so that programs take it away. Whoever
    has the link reads the words, so they say no more than that person may know.
    """

    uid: str
    summary: str
    date: date
    changed_at: datetime
    url: str = ""
    description: str = ""
    sequence: int = 0
    cancelled: bool = False


def feed(name: str, items: Iterable[FeedItem], at: datetime) -> bytes:
    """The feed as served under text/calendar, in UTF-8; `at` is the moment of serving and knows its zone.

    Days are whole days without a time, so that no zone or change of the clocks moves them. Raises ValueError for two
    items with one uid and for a moment without a zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for label in ("name", "x-wr-calname"):
        calendar.add(label, _printable(name))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    seen: set[str] = set()
    for item in sorted(items, key=lambda item: (item.date, item.uid)):
        if item.uid in seen:
            raise ValueError(f"Two items of the feed have the uid {item.uid}.")
        seen.add(item.uid)
        calendar.add_component(_event(item, at))
    return calendar.to_ical()


def _event(item: FeedItem, at: datetime) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", _utc(at))
    event.add("last-modified", _utc(item.changed_at))
    event.add("sequence", item.sequence)
    event.add("dtstart", item.date)
    event.add("dtend", item.date + timedelta(days=1))
    event.add("summary", _printable(item.summary))
    event.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    # A deadline is no appointment: it leaves the day free.
    event.add("transp", "TRANSPARENT")
    if item.description:
        event.add("description", "\n".join(_printable(line) for line in item.description.splitlines()))
    if item.url:
        event.add("url", _printable(item.url))
    return event


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment in the feed needs a time zone.")
    return moment.astimezone(UTC)


def _printable(text: str) -> str:
    """On one line, without control characters (the format forbids them) or halves of broken pairs (nor has UTF-8)."""
    return "".join(letter for letter in " ".join(text.split()) if unicodedata.category(letter) not in ("Cc", "Cs"))
