"""Every page that somebody finds by following links, as each kind of person: what its HTML must keep.

benchmarks/axe_crawl.py runs axe over the same pages in a real browser.
"""

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup

from councils.models import OutboxMail, User
from tests.crawling import crawl, forms_of, sent_empty
from tests.journeys.looking import HtmlValidator
from tests.makers import client_of
from tests.sentences import sentences_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo-crawl")]
# Words; GOV.UK asks for 25 at most, and most of ours have fewer than ten (benchmarks/reading_age.py).
LONGEST_SENTENCE = 30
QUOTED = re.compile(r"“[^”]*”")
KINDS = ("clerk", "councillor", "committee", "officer", "visitor")


@pytest.fixture(scope="module")
def validator(request):
    if request.config.getoption("--database-only"):
        pytest.skip("a page looks the same on either database")
    started = HtmlValidator()
    yield started
    started.close()


def somebody(kind):
    return client_of(None if kind == "visitor" else User.objects.get(email=f"{kind}@demo.example"))


@pytest.fixture(scope="module")
def found_by(seeded):
    """What each kind of person finds, crawled once for all tests."""
    return cache(lambda kind: crawl(somebody(kind), "/councils/" if kind == "visitor" else "/"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_that_links_lead_to_is_whole(found_by, kind, validator):
    pages, broken = found_by(kind)
    faults = list(broken)
    assert len(pages) >= 8
    for page in pages:
        problems = [*page.complaints(), *validator.complaints(page.html)]
        faults += [f"{page.url}, linked from {page.found_on}: {problem}" for problem in problems]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["clerk", "committee", "visitor"])
def test_every_form_that_is_sent_empty_says_in_the_title_that_there_is_an_error(found_by, kind):
    client, silent, wrong = somebody(kind), [], []
    for page, form in forms_of(found_by(kind)[0]).values():
        answer = sent_empty(client, page, form)
        if answer is None:
            continue
        has_summary = bool(answer.select_one(".govuk-error-summary"))
        if has_summary != answer.title.get_text().startswith("Error: "):
            wrong.append(page.url)
        if not has_summary and form.select("input[type=text], textarea, select"):
            silent.append(page.url)
    assert not wrong, wrong
    assert not silent, silent


def test_every_mail_of_the_demo_is_whole_and_its_text_says_each_address(seeded, validator):
    mails = {mail.template: mail for mail in OutboxMail.objects.all()}
    assert len(mails) > 3
    for mail in mails.values():
        html = BeautifulSoup(mail.html, "html.parser")
        assert not validator.complaints(mail.html), mail.template
        assert [html.title.get_text(), len(html.find_all("h1")), html.html["lang"]] == [mail.subject, 1, "en-GB"]
        assert [link["href"] for link in html.select("a") if link["href"] not in mail.text] == [], mail.template


@pytest.mark.parametrize("kind", ["clerk", "councillor", "visitor"])
def test_no_sentence_of_ours_is_longer_than_somebody_can_hold(found_by, kind):
    """What the law has councils say is as long as it is, and so is what a sentence quotes."""
    long = {
        f"{page.url}: {sentence}"
        for page in found_by(kind)[0]
        if page.name not in ("accessibility", "council-accessibility", "protocols:compare", "held")
        for sentence in sentences_of(BeautifulSoup(page.html, "html.parser"))
        if len(QUOTED.sub("", sentence).split()) > LONGEST_SENTENCE
    }
    assert not long, "\n".join(sorted(long))
