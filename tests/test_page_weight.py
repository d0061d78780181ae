"""What a first visit weighs: the page, its style sheet and its scripts, compressed as they travel."""

import gzip
import re

import pytest
from django.conf import settings

from tests.grievances.makers import make_case
from tests.makers import client_of
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry

MOST = 60_000  # bytes
ASSETS = re.compile(r'(?:src|href|data-govuk-frontend)="/static/([^"]+\.(?:css|js))"')


def compressed(content):
    return len(gzip.compress(content, 6))


@pytest.fixture
def pages(council, clerk, councillor, officer):
    """Those that people open most, with 25 entries in the register."""
    version = make_adopted(council)
    entries = [make_entry(council, councillor, clerk) for _ in range(25)]
    case = make_case(council, officer)
    addresses = ["/", "/thornby/requests/", entries[0].get_absolute_url(), case.get_absolute_url()]
    client = client_of(clerk)
    return [client.get(url).content for url in [*addresses, version.protocol.get_absolute_url()]]


def test_a_first_visit_weighs_less_than_60_kilobytes(pages):
    folder = settings.STATICFILES_DIRS[0]
    for page in pages:
        assets = set(ASSETS.findall(page.decode()))
        assert {"app.css", "app.js"} <= assets
        weight = compressed(page) + sum(compressed((folder / name).read_bytes()) for name in assets)
        assert weight < MOST, (weight, assets)


def test_no_script_holds_the_page_up(pages):
    scripts = re.findall(r"<script[^>]*>", "".join(page.decode() for page in pages))
    assert scripts
    assert [tag for tag in scripts if "defer" not in tag and 'type="module"' not in tag] == []
