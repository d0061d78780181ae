"""Somebody to write to, and a notice that waits; a body that an app guards, with a member and somebody new to it."""

import pytest

from councils import guarded, services
from councils.models import OutboxMail
from councils.models.bodies import Office
from protocol_site.settings import CACHES
from tests.makers import make_committee, make_member, make_person, make_seat


@pytest.fixture
def cache_as_it_runs(db, settings):
    """The shared one of the site, in the database, where all else is tested with one of this process."""
    settings.CACHES = CACHES


@pytest.fixture
def nora(council):
    return make_person(council, "Nora Quill", contact_email="nora@example.org")


@pytest.fixture
def notice(nora, clerk):
    """An invitation that waits in the outbox; nothing is sent by itself."""
    services.invite(nora, by=clerk)
    return OutboxMail.objects.get()


@pytest.fixture
def told():
    return []


@pytest.fixture
def body(council, monkeypatch, told):
    body = make_committee(council)
    guard = guarded.Guard(lambda of: type(body).objects.filter(pk=body.pk, council=of), told.append)
    monkeypatch.setattr(guarded, "_guards", [guard])
    return body


@pytest.fixture
def member(council, body):
    person = make_member(council, "Ada Moss", "councillor")
    make_seat(body, person, Office.CHAIR)
    return person


@pytest.fixture
def newcomer(council):
    return make_person(council, "Ben Dale", "councillor", contact_email="ben@example.org")
