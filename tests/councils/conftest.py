"""Somebody to write to, and a notice that waits."""

import pytest

from councils import services
from councils.models import OutboxMail
from tests.makers import make_person


@pytest.fixture
def nora(council):
    return make_person(council, "Nora Quill", contact_email="nora@example.org")


@pytest.fixture
def notice(nora, clerk):
    """An invitation that waits in the outbox; nothing is sent by itself."""
    services.invite(nora, by=clerk)
    return OutboxMail.objects.get()
