"""The words of the site and the accessibility statement: found from every page, and true of the council."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from councils.glossary import words
from councils.known_devices import COOKIE
from councils.views import help as help_views
from tests.makers import PASSWORD, client_of


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_the_footer_leads_to_the_words_and_to_the_statement_of_the_council(council, client):
    footer = soup(client.get(f"/{council.slug}/")).footer
    assert [link["href"] for link in footer.select("a")][:2] == ["/help/words/", f"/{council.slug}/accessibility/"]


def test_every_word_is_said_once_in_a_sentence_or_two(client, db):
    shown = [term.get_text() for term in soup(client.get("/help/words/")).select("dt")]
    assert shown == [word.term for word in words()]
    assert len(set(shown)) == len(shown)
    assert all(word.means.endswith(".") and len(word.means) < 260 for word in words())


@pytest.mark.parametrize(
    ("email", "contact"), [("", "the Clerk of Thornby"), ("office@thornby.example", "mailto:office@")]
)
def test_the_statement_names_the_contact_of_the_council(council, client, email, contact):
    council.email = email
    council.save()
    page = client.get(f"/{council.slug}/accessibility/").content.decode()
    assert contact in page
    # Said so by the model statement of the regulations.
    for heading in ("Feedback and contact", "Enforcement procedure", "Compliance status", "Preparation of this"):
        assert heading in page


@pytest.mark.parametrize("path", ["requests/new/", "grievances/start/", "grievances/new/"])
def test_a_form_says_why_we_ask_what_happens_next_and_who_will_see_it(council, clerk, path):
    page = client_of(clerk).get(f"/{council.slug}/{path}").content.decode()
    assert all(words in page for words in ("Why we ask.", "What happens next.", "Who will see this."))


def test_every_cookie_that_the_site_sets_is_told(clerk, settings):
    named = {name for name, *_ in help_views.used()}
    client = Client()
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": clerk.user.email, "password": PASSWORD})
    assert {settings.SESSION_COOKIE_NAME, COOKIE} <= set(client.cookies) <= named
