"""A council that calls its Clerk and its chair otherwise finds its own titles on every page."""

import re
from datetime import date
from pathlib import Path

import pytest

from councils import titles
from councils.models import Council, Profile, User
from tests.crawling import crawl
from tests.makers import client_of
from tests.written import on_one_line, own_pieces

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo-crawl")]
USUAL = re.compile(r"\b(?:Clerk|clerks|[Cc]hair of the council|[Hh]ead of the council)\b")
# Pages on which the usual word is meant: of no council, the glossary, the questions that lead to the titles, and
# what was written before there were any.
MEANT = {"words", "accessibility", "terms", "person-held", "protocols:answers", "protocols:answer"}
EXAMPLES = {
    "Your council’s Clerk makes accounts for councillors and employees. You get an email with a link, and choose your "
    "password there.",
    "Title of the head of the council",
    "Town Clerk or Executive Officer, Mayor or Chairman. Without your own words it is Clerk and Chair.",
    "The role: Councillor, Chair, Vice-chair, Deputy Clerk, Officer, or a job title such as Village warden.",
}


def usual_in(text):
    """The pieces of a text that say a usual title and were written by nobody."""
    return [piece for piece in own_pieces(text) if USUAL.search(piece) and piece not in EXAMPLES]


@pytest.fixture(scope="module")
def own_titles(seeded):
    for council in Council.objects.all():
        terms = {"officer_title": "Steward", "chair_title": "Convenor"}
        Profile.objects.create(council=council, number=99, terms=terms, applies_from=date(2020, 1, 1))
    yield
    titles.speak_for(None)


@pytest.mark.parametrize("kind", ["clerk", "councillor", "committee", "officer", "visitor"])
def test_no_page_of_the_council_says_the_usual_titles(own_titles, kind):
    client = client_of(None if kind == "visitor" else User.objects.get(email=f"{kind}@demo.example"))
    pages, _ = crawl(client, "/councils/" if kind == "visitor" else "/")
    left = {
        f"{page.name}: {piece}"
        for page in pages
        if page.name.rstrip("?") not in MEANT
        for text in page.soup.find_all(string=USUAL)
        for piece in usual_in(text)
    }
    assert not left, "\n".join(sorted(left))


TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
OF_NO_COUNCIL = ("account", "mfa", "emails", "help/words.html", "councils/set_up.html", "councils/set_up_done.html")


def test_no_template_says_the_usual_titles_by_itself():
    """Also those that the demo's pages do not show."""
    folder, left = Path(__file__).parent.parent / "templates", []
    for path in folder.rglob("*.html"):
        text, name = path.read_text(encoding="utf-8"), str(path.relative_to(folder))
        said = [*TAG.split(text), *(tag for tag in TAG.findall(text) if "titled" not in tag)]
        if not name.startswith(OF_NO_COUNCIL):
            left += [f"{name}: {on_one_line(piece)}" for piece in said if re.search(r"\bClerk\b", piece)]
    assert [line for line in left if not any(example in line for example in EXAMPLES)] == []
