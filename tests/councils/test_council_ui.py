"""Tags and filters of pages."""

import datetime as dt
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from councils.templatetags import council_ui
from councils.wording import marked_pieces


def draw(source, path="/", **context):
    html = engines["django"].from_string("{% load council_ui %}" + source).render(context, RequestFactory().get(path))
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        ([(0, 3)], ["get"]),
        ([[4, 8], [0, 3]], ["get", "Dave"]),
        ([(0, 6), (4, 8)], ["get Dave"]),
        ([(0, 4), (4, 8)], ["get Dave"]),  # touching
        ([(0, 8), (1, 2)], ["get Dave"]),
        ([(-5, 3), (15, 99)], ["get", "verge"]),
        ([(3, 3), (8, 4)], []),
        ([], []),
    ],
)
def test_spans_are_marked_merged_and_kept_within_the_text(spans, marked):
    text = "get Dave to cut verge"
    pieces = marked_pieces(text, spans)
    assert "".join(words for words, _ in pieces) == text
    assert [words.strip() for words, is_marked in pieces if is_marked] == marked


def test_highlighted_words_are_escaped_and_told_to_a_screen_reader():
    soup = draw("<p>{% highlight text spans %}</p>", text="<script>a</script> & more", spans=[(0, 9)])
    assert not soup.find("script")
    assert soup.mark.get_text() == "[highlighted: <script>a]"
    assert soup.get_text().endswith("</script> & more")


def test_highlighting_keeps_line_breaks():
    soup = draw("<p>{% highlight text spans %}</p>", text="one\ntwo\nthree", spans=[(0, 7)])
    assert len(soup.select("mark br")) == 1
    assert len(soup.select("br")) == 2


def test_dates_and_moments_read_as_clerks_write_them():
    assert council_ui.uk_date(dt.date(2026, 5, 3)) == "3 May 2026"
    assert council_ui.uk_date(None) == ""
    utc = dt.UTC
    assert council_ui.uk_moment(dt.datetime(2026, 5, 3, 8, 14, tzinfo=utc)) == "3 May 2026, 9:14am"
    assert council_ui.uk_moment(dt.datetime(2026, 1, 3, 12, tzinfo=utc)) == "3 January 2026, midday"
    assert council_ui.uk_moment(dt.datetime(2026, 1, 3, 0, tzinfo=utc)) == "3 January 2026, midnight"
    assert council_ui.uk_moment(dt.datetime(2026, 1, 3, 19, tzinfo=utc)) == "3 January 2026, 7pm"
    assert council_ui.uk_date(dt.datetime(2026, 5, 3, 23, 30, tzinfo=utc)) == "4 May 2026"


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("2018", "2018"),
        ("2022-02", "February 2022"),
        ("2022-02-09", "9 February 2022"),
        ("", ""),
        (None, ""),
        ("last year", "last year"),
        ("2022-14", "2022-14"),
    ],
)
def test_a_partial_date_reads_as_precisely_as_it_is_known(kept, words):
    assert council_ui.partial_date(kept) == words


def test_pages_keep_the_rest_of_the_query():
    page = Paginator(range(100), 10).page(5)
    soup = draw("{% page_links page %}", path="/?q=a%26b&page=5", page=page)
    links = {link.get_text(strip=True): link["href"] for link in soup.select("a")}
    assert links["6"] == "?q=a%26b&page=6"
    assert links["Nextpage"] == "?q=a%26b&page=6"
    assert links["Previouspage"] == "?q=a%26b&page=4"
    assert soup.select_one("[aria-current=page]").get_text(strip=True) == "5"


def test_one_page_needs_no_links():
    assert not draw("{% page_links page %}", page=Paginator([1], 10).page(1)).find()


def test_navigation_shows_where_one_is_and_leaves_out_what_is_not_there():
    link = '{% nav_link "Sign in" "account_login" %}'
    assert draw(link, path="/accounts/login/").a["aria-current"] == "page"
    assert draw(link, path="/accounts/login/code/").a["aria-current"] == "true"
    assert not draw(link, path="/").a.has_attr("aria-current")
    assert not draw('{% nav_link "Nowhere" "no-such-page" %}').find()


def test_a_page_above_others_is_current_only_itself():
    above = '{% nav_link "Sign in" "account_login" exact=True %}'
    assert not draw(above, path="/accounts/login/code/").a.has_attr("aria-current")


def test_messages_share_banners_by_kind_and_names_are_not_used_twice():
    sent = [
        Message(constants.SUCCESS, "Saved"),
        Message(constants.WARNING, "No review date"),
        Message(constants.INFO, "<b>Read</b>"),
        Message(constants.ERROR, "Not sent"),
    ]
    soup = draw('{% include "partials/messages.html" %}', messages=sent)
    roles = [banner.get("role") for banner in soup.select(".govuk-notification-banner")]
    assert roles == ["alert", "alert", None]
    assert len({tag["id"] for tag in soup.select("[id]")}) == 3
    assert "<b>Read</b>" in soup.get_text()


def test_a_tag_is_escaped():
    soup = draw("{% status_tag text 'blue' %}", text="<i>Open</i>")
    assert soup.strong.get_text() == "<i>Open</i>"
    assert "govuk-tag--blue" in soup.strong["class"]


@pytest.mark.parametrize(("value", "shown"), [("Cllr Weir", "Cllr Weir"), (0, "0"), (None, "Nobody"), ("", "Nobody")])
def test_a_summary_row_says_when_there_is_nothing(value, shown):
    soup = draw('{% include "partials/summary_row.html" with key="Asked by" empty="Nobody" %}', value=value)
    assert soup.dd.get_text(strip=True) == shown


def test_breadcrumbs_pair_words_and_addresses():
    soup = draw('{% breadcrumbs "Requests" "/requests/" "Verge" "/requests/14/" %}')
    assert [(link.get_text(), link["href"]) for link in soup.select("a")] == [
        ("Requests", "/requests/"),
        ("Verge", "/requests/14/"),
    ]


def title_of(title, council):
    page = f'{{% extends "base.html" %}}{{% block title %}}{title}{{% endblock %}}'
    html = engines["django"].from_string(page).render({"council": SimpleNamespace(name=council, slug="nether")})
    return BeautifulSoup(html, "html.parser").title.get_text()


def test_the_title_names_page_council_and_service_on_one_line():
    assert title_of("A\n &amp; b", "Nether <Wallop>") == "A & b – Nether <Wallop> – Council protocol"


def test_the_title_of_the_council_page_does_not_say_its_name_twice():
    assert title_of("{{ council.name }}", "Nether & Over") == "Nether & Over – Council protocol"
