"""The calendar feed, read back as a calendar program reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from councils.feed import FeedItem, feed

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ANSWER = FeedItem(
    uid="request-17-answer@protocol.example.org",
    summary="Answer request 17",
    date=date(2026, 12, 31),
    changed_at=datetime(2026, 11, 20, 14, 5, tzinfo=UTC),
    url="https://protocol.example.org/ashbourne/requests/17/",
)
REVIEW = FeedItem("protocol-3-review@protocol.example.org", "Review the protocol", date(2026, 12, 1), AT)


def calendar(*items, name="What is due: Ashbourne"):
    return Calendar.from_ical(feed(name, items, AT))


def event(item):
    (only,) = calendar(item).walk("VEVENT")
    return only


class Subscriber:
    """What a calendar program keeps: by uid, and only a higher sequence replaces what it has (RFC 5546 2.1.4)."""

    def __init__(self):
        self.kept = {}

    def read(self, *items):
        for entry in calendar(*items).walk("VEVENT"):
            known = self.kept.get(entry["uid"])
            if known is None or entry["sequence"] > known["sequence"]:
                self.kept[entry["uid"]] = entry
        return self

    @property
    def days(self):
        return [entry["dtstart"].dt for entry in self.kept.values() if entry["status"] != "CANCELLED"]


def test_item_is_a_whole_day_that_stays_free():
    read = event(ANSWER)

    assert read["dtstart"].dt == date(2026, 12, 31)
    assert read["dtend"].dt == date(2027, 1, 1)
    assert read["transp"] == "TRANSPARENT"
    assert read["summary"] == "Answer request 17"
    assert read["url"] == "https://protocol.example.org/ashbourne/requests/17/"


def test_item_has_what_the_standard_demands():
    read = event(ANSWER)

    assert read["uid"] == ANSWER.uid
    assert read["dtstamp"].dt == AT
    assert read["last-modified"].dt == ANSWER.changed_at
    assert read["sequence"] == 0
    assert read["status"] == "CONFIRMED"
    assert read.errors == []


def test_feed_tells_its_name_and_when_to_ask_again():
    read = calendar(ANSWER)

    assert read["version"] == "2.0"
    assert read["method"] == "PUBLISH"
    assert read["name"] == read["x-wr-calname"] == "What is due: Ashbourne"
    assert read["refresh-interval"].dt == timedelta(hours=1)
    assert b"X-PUBLISHED-TTL:PT1H\r\n" in feed("Due", [], AT)


def test_items_come_in_the_order_of_their_days():
    uids = [entry["uid"] for entry in calendar(ANSWER, REVIEW).walk("VEVENT")]

    assert uids == [REVIEW.uid, ANSWER.uid]


def test_nothing_due_is_a_feed_without_items():
    assert calendar().walk("VEVENT") == []


def test_same_items_at_the_same_moment_give_the_same_bytes():
    assert feed("Due", [ANSWER, REVIEW], AT) == feed("Due", [REVIEW, ANSWER], AT)


def test_new_date_moves_the_event_of_a_subscriber():
    moved = replace(ANSWER, date=date(2027, 1, 4), sequence=1)

    assert Subscriber().read(ANSWER).read(moved).days == [date(2027, 1, 4)]


def test_cancellation_takes_the_event_away():
    cancelled = replace(ANSWER, cancelled=True, sequence=1)

    assert event(cancelled)["status"] == "CANCELLED"
    assert Subscriber().read(ANSWER).read(cancelled).days == []


def test_older_copy_of_the_feed_changes_nothing():
    moved = replace(ANSWER, date=date(2027, 1, 4), sequence=1)

    assert Subscriber().read(moved).read(ANSWER).days == [date(2027, 1, 4)]


def test_item_that_comes_back_after_a_cancellation_is_seen_again():
    cancelled = replace(ANSWER, cancelled=True, sequence=1)
    back = replace(ANSWER, sequence=2)

    assert Subscriber().read(ANSWER).read(cancelled).read(back).days == [date(2026, 12, 31)]


@pytest.mark.parametrize(
    "words",
    [
        "Hedge, path; and \\ gate: “now”",
        "Café Zoë – fête 🎪",
        "عربي",
        "A family 👨\u200d👩\u200d👧 at the fête",
        "<b>not bold</b>",
        "A subject that goes on and on, " * 20 + "to the end",
        "é" * 200,
    ],
)
def test_words_arrive_as_they_were_written(words):
    assert event(replace(ANSWER, summary=words))["summary"] == " ".join(words.split())


@pytest.mark.parametrize("breaking", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00", "\ud800"])
def test_words_cannot_smuggle_in_an_event(breaking):
    hostile = breaking.join(["Subject", "END:VEVENT", "BEGIN:VEVENT", "UID:mine", "SUMMARY:Bad"])
    item = replace(ANSWER, summary=hostile, description=hostile, url=f"https://example.org/{breaking}UID:mine")

    assert event(item)["uid"] == ANSWER.uid
    assert event(item)["summary"].startswith("Subject")


def test_description_keeps_its_lines():
    assert event(replace(ANSWER, description="One\r\nTwo"))["description"] == "One\nTwo"


def test_lines_end_and_fold_as_the_standard_says():
    served = feed("Due", [replace(ANSWER, summary="é" * 200)], AT)

    assert all(len(line) <= 75 for line in served.split(b"\r\n"))
    assert b"\n" not in served.replace(b"\r\n", b"")


def test_moments_are_served_in_utc():
    paris = timezone(timedelta(hours=1))
    read = event(replace(ANSWER, changed_at=datetime(2026, 11, 20, 15, 5, tzinfo=paris)))

    assert read["last-modified"].to_ical() == b"20261120T140500Z"


def test_two_items_with_one_uid_are_refused():
    with pytest.raises(ValueError, match=f"have the uid {ANSWER.uid}"):
        feed("Due", [ANSWER, ANSWER], AT)


@pytest.mark.parametrize("naive", [{"changed_at": datetime(2026, 11, 20)}])
def test_moment_without_a_zone_is_refused(naive):
    with pytest.raises(ValueError, match="needs a time zone"):
        feed("Due", [replace(ANSWER, **naive)], AT)
