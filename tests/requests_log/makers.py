"""Entries by state, for the tests of the register."""

from datetime import timedelta

from django.utils import timezone

from requests_log import services
from requests_log.models.choices import Authority, Outcome

WORDS = "Please get Dave to cut the verge before Saturday."


def make_entry(council, asked_by, by, *, words=WORDS, subject="Verge at Mill Lane", **facts):
    """A logged and checked entry, received yesterday by e-mail by the Clerk unless `facts` say otherwise."""
    fields = {
        "capacity": "councillor",
        "received_at": timezone.now() - timedelta(days=1),
        "channel": "email",
        "addressee": "clerk",
        "kind": "service",
        "authority": Authority.NONE,
    }
    return services.log_request(
        council=council, asked_by=asked_by, by=by, subject=subject, words=words, **fields | facts
    )


def make_decided(council, asked_by, by, *, outcome=Outcome.REFER, reason="Because.", **facts):
    entry = make_entry(council, asked_by, by, **facts)
    check = services.latest_check(entry)
    services.decide_request(entry, check=check, outcome=outcome, seen=entry.revision, by=by, reason=reason)
    return entry


def make_answered(council, asked_by, by, *, send=False, **facts):
    entry = make_decided(council, asked_by, by, **facts)
    services.answer_request(entry, text="Thank you. It is in hand.", seen=entry.revision, by=by, send=send)
    return entry


def form_data(asked_by):
    """What a browser posts from the screen on which a request is logged."""
    today = timezone.localdate()
    return {
        "subject": "Verge at Mill Lane",
        "words": WORDS,
        "asked_by": asked_by.pk,
        "capacity": "councillor",
        "received_on_day": today.day,
        "received_on_month": today.month,
        "received_on_year": today.year,
        "received_time": "",
        "channel": "email",
        "addressee": "clerk",
        "officer": "",
        "kind": "service",
        "authority": "none",
        "authority_ref": "",
    }
