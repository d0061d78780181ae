"""Entries by state, for the tests of the register."""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from requests_log import services
from requests_log.models import Draft
from requests_log.models.choices import Authority, Outcome
from requests_log.services.authorities import enter_authority, permit_contact
from requests_log.services.receiving import receive_email
from tests.makers import LONG_AGO, full_council
from tests.requests_log.emails.letters import source

LOGGING_ADDRESS = "log+{council}@example.org"

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


def make_draft(council, content=None, **headers):
    """An e-mail of Iris Lowe's that waits to be logged; `content` is its source, or made from `headers`."""
    with override_settings(LOGGING_ADDRESS=LOGGING_ADDRESS):
        headers = {name.capitalize(): value for name, value in headers.items()}
        receive_email(content or source(**headers), recipient=LOGGING_ADDRESS.replace("{council}", council.slug))
    return Draft.objects.filter(council=council).last()


def make_authority(council, by, *, minute="Minute 45/26", body=None, since=LONG_AGO, covers="Up to £500.", **facts):
    """A resolution of the full council unless a body is given, passed long ago."""
    fields = {"words": "That the hedge at the play area be cut.", "until": None, "kind": "resolution"}
    return enter_authority(
        council=council,
        by=by,
        minute=minute,
        body=body or full_council(council),
        since=since,
        covers=covers,
        **fields | facts,
    )


def make_contact(council, by, councillor, officer, *, matter="the allotment keys", since=LONG_AGO, until=None):
    people = {"councillor": councillor, "officer": officer}
    return permit_contact(council=council, by=by, matter=matter, since=since, until=until, **people)
