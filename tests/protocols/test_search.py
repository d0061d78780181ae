"""Looking for words in every version that one may see."""

import pytest
from bs4 import BeautifulSoup

from protocols.search import Query
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft
from tests.test_queries import same_queries


def search(council, typed="", reader=None, **more):
    response = client_of(reader).get(f"/{council.slug}/protocols/search/", {"q": typed, **more})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(page):
    """The links to the clauses found."""
    return [link["href"] for link in page.select("main h3 a")]


def marked(page):
    return [mark.get_text().removeprefix("[highlighted: ").removesuffix("]") for mark in page.select("main mark")]


def test_words_are_found_and_marked_in_the_clause(council):
    version = make_adopted(council)
    page = search(council, "instruct EMPLOYEE")
    assert found(page) == [f"{version.get_absolute_url()}#c-2.2"]
    assert marked(page) == ["instruct", "employee"]
    assert "Clause 2.2" in page.h3.get_text()


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("2.3", ["c-2.3"]),
        ("who does what courtesy", ["c-2.3"]),
        ("left to do", ["c-2.3"]),
        ('"given out by the clerk"', ["c-2.2"]),
        ("“given out by the clerk”", ["c-2.2"]),
        ('"out given"', []),
        ("lerk", []),
        ("paragraph", []),
        ("kind item label", []),
        ("'; --", []),
        ("%", []),
        ("\x00", []),
        ("clerk " * 60, ["c-1.2", "c-2.2", "c-2.2_2"]),
    ],
)
def test_all_words_have_to_begin_a_word_of_the_clause(council, typed, clauses):
    make_adopted(council)
    assert [address.partition("#")[2] for address in found(search(council, typed))] == clauses


def test_capitals_accents_and_quotation_marks_do_not_hide_a_word(council):
    make_adopted(council, TEXT.replace("courtesy;", "the CAFÉ’s “best” coffee;"))
    assert len(found(search(council, "café's"))) == 1
    assert len(found(search(council, "café’s"))) == 1


def test_every_version_is_searched_and_says_how_it_stands(council):
    old = make_adopted(council, adopted="2022")
    new = make_adopted(council, adopted="2024", protocol=old.protocol)
    page = search(council, "courtesy")
    assert found(page) == [f"{new.get_absolute_url()}#c-2.3", f"{old.get_absolute_url()}#c-2.3"]
    headings = [heading.get_text(strip=True) for heading in page.select("main h2")]
    assert headings == [f"{version.protocol.title}, version {version.number}" for version in (new, old)]
    assert [tag.get_text(strip=True) for tag in page.select("main .govuk-tag")] == ["In force", "Superseded"]


def test_drafts_are_found_by_clerks_alone(council, clerk, councillor):
    make_draft(council)
    assert len(found(search(council, "courtesy", clerk))) == 1
    assert found(search(council, "courtesy", councillor)) == found(search(council, "courtesy")) == []


def test_another_councils_protocols_are_not_searched(council, other_council):
    make_adopted(other_council)
    assert found(search(council, "courtesy")) == []


def test_html_in_a_text_or_in_the_words_is_shown_and_not_run(council):
    make_adopted(council, TEXT.replace("courtesy;", "<script>alert(1)</script>"))
    page = search(council, "<script>alert")
    assert page.main.find("script") is None
    assert "<script>alert(1)</script>" in page.main.get_text().replace("[highlighted: ", "").replace("]", "")
    assert page.find(id="q")["value"] == "<script>alert"


def test_what_was_not_found_and_what_was_not_asked_is_said(council):
    make_adopted(council)
    assert "No clause has all of these words" in search(council, "zebra").get_text()
    assert "Enter at least one word" in search(council, "...").get_text()
    assert "found" not in search(council).main.get_text()


def test_many_clauses_come_in_pages(council):
    make_adopted(council, TEXT + "".join(f"\n3.{n} Clause number {n} speaks of a zebra.\n" for n in range(1, 31)))
    first, second = search(council, "zebra"), search(council, "zebra", page=2)
    assert (len(found(first)), len(found(second))) == (25, 5)
    assert "30 clauses found, page 1 of 2" in first.get_text()
    assert first.find("a", rel="next")["href"] == "?q=zebra&page=2"


def test_a_search_asks_as_often_for_one_version_as_for_many(council):
    first = make_adopted(council, adopted="2001")

    def make_more(number):
        make_adopted(council, adopted=str(2002 + number), protocol=first.protocol)

    same_queries(f"/{council.slug}/protocols/search/?q=courtesy", client_of(None), make_more, rows=12)


SPLIT = [("", ()), (' "" ', ()), ('a "b  c" d.', ("a", "b c", "d")), ('"open', ("open",))]


@pytest.mark.parametrize(("typed", "words"), SPLIT)
def test_words_in_quotation_marks_stay_together(typed, words):
    assert Query.of(typed).words == words


def test_the_list_leads_to_the_search(council):
    make_adopted(council)
    page = BeautifulSoup(client_of(None).get(f"/{council.slug}/protocols/").content, "html.parser")
    assert page.find("form", role="search")["action"] == f"/{council.slug}/protocols/search/"
