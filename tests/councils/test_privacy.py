"""The pages on data protection: linked from everywhere, and saying what every app keeps."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from councils.data_kept import everything
from protocols.data_kept import KEPT as OF_PROTOCOLS
from requests_log.data_kept import KEPT as OF_REQUESTS
from tests.makers import client_of


def page(somebody, name, council):
    return BeautifulSoup(client_of(somebody).get(reverse(name, args=[council.slug])).content, "html.parser")


def test_the_footer_of_every_page_of_a_council_leads_to_its_notice(council):
    links = [link["href"] for link in page(None, "council", council).select("footer a")]
    assert "/thornby/privacy/" in links


def test_a_page_of_no_council_has_no_such_link(client, db):
    assert "/privacy/" not in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize("name", ["privacy", "data-protection"])
def test_both_pages_tell_what_every_app_keeps(council, clerk, name):
    said = page(clerk, name, council).main.get_text()
    assert set(OF_REQUESTS) | set(OF_PROTOCOLS) < set(everything())
    for row in everything():
        assert row.what in said
        assert row.how_long in said


def test_the_notice_says_where_to_write(council, other_council):
    assert page(None, "privacy", council).find("a", href="mailto:office@thornby.example")
    assert "Write to the Clerk of the council." in page(None, "privacy", other_council).get_text()


def test_the_notice_names_nobody(council, clerk, councillor):
    said = page(None, "privacy", council).get_text()
    assert clerk.name not in said
    assert councillor.name not in said
