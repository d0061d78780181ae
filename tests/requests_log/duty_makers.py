"""Duties by state, for their tests: each entry was received a week ago."""

from datetime import timedelta

from django.utils import timezone

from requests_log.duty_pages import with_everything
from requests_log.models import CouncillorRequest, Duty
from requests_log.services import duties
from requests_log.services.interests import record_interest
from requests_log.services.meetings import add_meeting
from tests.makers import full_council
from tests.requests_log.makers import make_entry

WEEK = timedelta(days=7)
WHAT = "The facts of the lease: rent, length, repairs."


def today():
    return timezone.localdate()


def fresh(duty):
    """The duty as a page fetches it, with an entry that has its subject and words."""
    found = with_everything(Duty.objects.filter(pk=duty.pk)).get()
    found.entry = (
        CouncillorRequest.objects.with_words().select_related("council", "asked_by__user").get(pk=duty.entry_id)
    )
    return found


def make_duty(council, asked_by, by, kind, **facts):
    """The duty of an entry of that kind of request: group_report, document or agenda."""
    facts = {"received_at": timezone.now() - WEEK, "words": "As we said.", "subject": "The lease"} | facts
    return fresh(make_entry(council, asked_by, by, kind=kind, **facts).duties.get())


def make_given(council, asked_by, by, group, *, what=WHAT, **facts):
    """A report that one group was given three days ago."""
    duty = make_duty(council, asked_by, by, "group_report", **facts)
    given_on = today() - timedelta(days=3)
    duties.record_given(duty, group=group, given_on=given_on, what=what, seen=duty.revision, by=by)
    return fresh(duty)


def make_documents_decided(duty, by, *, outcome="refused", reason="It names private people.", **facts):
    """Decided by the Clerk, reviewed by the full council."""
    fields = {"documents": "The file on the lease", "need": "A seat on the planning committee"}
    fields |= {"officer": by, "body": None, "minute": "", "on": today(), "reviewer": full_council(by.council)}
    duties.decide_documents(duty, outcome=outcome, reason=reason, seen=duty.revision, by=by, **fields | facts)
    return fresh(duty)


def make_meeting(council, by, *, days=30, body=None):
    return add_meeting(council=council, body=body or full_council(council), day=today() + timedelta(days=days), by=by)


def make_held(council, asked_by, by, *, days=30, **facts):
    """An agenda item that is held against a meeting so many days from now."""
    duty = make_duty(council, asked_by, by, "agenda", **facts)
    duties.choose_meeting(duty, make_meeting(council, by, days=days), seen=duty.revision, by=by)
    return fresh(duty)


def make_interest(entry, by, *, nature="My sister is the tenant", where="meeting", reference="12/26"):
    return record_interest(entry, by=by, nature=nature, on=today(), where=where, reference=reference)
