"""A word in every text of a case is looked for by everybody else: on pages, in feeds, mails, logs."""

import logging

import pytest
from django.urls import reverse

from councils.models import Deadline, Role
from councils.services import feeds
from grievances.workflow import STEPS
from tests.access_table import patterns
from tests.grievances.makers import CANARY, act, make_case
from tests.makers import client_of, make_member, make_user

TEXTS = ("title", "story", "happened_when", "wanted", "tried", "keep_from")
PLAIN = ("start", "councils", "notice-choice", "calendar-links", "privacy")


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", Role.OFFICER)


@pytest.fixture
def case(council, clerk, officer, colleague):
    texts = {name: f"{name} {CANARY}" for name in TEXTS}
    case = make_case(council, officer, matter="treatment", subjects=[colleague], **texts)
    act(case, "acknowledge", clerk, words=CANARY)
    return case


@pytest.fixture(params=["deputy", "councillor", "chair", "colleague", "outsider", "superuser"])
def somebody_else(request, deputy, councillor, chair, colleague, outsider, db):
    if request.param == "superuser":
        return make_user("root@example.org", is_staff=True, is_superuser=True)
    return {"deputy": deputy, "councillor": councillor, "chair": chair, "colleague": colleague, "outsider": outsider}[
        request.param
    ]


def addresses(case):
    """Every address of the council's that takes no key, and every one of the case's."""
    slug = case.council.slug
    for name, pattern in patterns():
        keys = set(pattern.pattern.converters)
        if ":" in name and keys <= {"council"} and not name.startswith("admin:"):
            yield reverse(name, args=[slug])
    yield from (reverse("people", args=[slug]), reverse("outbox", args=[slug]), reverse("council", args=[slug]), "/")
    yield case.get_absolute_url()
    yield from (f"{case.get_absolute_url()}{step}/" for step in STEPS)
    for row in Deadline.objects.filter(stream=case.stream):
        yield reverse("deadline", args=[slug, row.pk])


def test_nobody_else_finds_the_word_or_the_case(case, somebody_else, caplog):
    client = client_of(somebody_else)
    with caplog.at_level(logging.DEBUG):
        for address in addresses(case):
            for response in (client.get(address, follow=True), client.post(address)):
                text = b"".join(response) if response.streaming else response.content
                assert CANARY.encode() not in text, address
                assert case.reference.encode() not in text, address
    assert CANARY not in caplog.text


def test_no_feed_but_that_of_the_handler_knows_of_it(case, somebody_else):
    user = getattr(somebody_else, "user", somebody_else)
    secret = feeds.make_link(user)[1]
    response = client_of(None).get(reverse("calendar-feed", args=[secret]))
    assert case.reference.encode() not in response.content
