"""Anybody reads a protocol, looks for words in it and takes it away."""

import pytest

from tests.protocols.makers import make_adopted


@pytest.fixture
def version(council):
    return make_adopted(council, adopted="2022")


@pytest.fixture
def newer(version):
    return make_adopted(version.protocol.council, adopted="2024", protocol=version.protocol)


def test_visitor_finds_a_clause_by_its_words(page, look, newer):
    page.goto("/thornby/protocols/")
    look(page, "protocols-list-with-search")
    page.get_by_label("Words to find").fill("instruct employee")
    page.get_by_role("button", name="Search").click()
    look(page, "protocols-search")
    page.get_by_role("link", name="Clause 2.2").first.click()
    page.wait_for_url("**/versions/2/#c-2.2")


def test_visitor_is_told_what_was_not_found(page, look, version):
    page.goto("/thornby/protocols/search/?q=zebra")
    look(page, "protocols-search-nothing")


def test_visitor_takes_the_version_in_force_away(page, look, newer):
    page.goto(newer.protocol.get_absolute_url())
    look(page, "protocol-with-downloads")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF, tagged for screen readers").click()
    assert download.value.suggested_filename == "thornby-protocol-for-councillors-and-staff-version-2.pdf"
