"""The register in the Clerk's browser: what is typed is kept, what is wrong is said, what was found is shown."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from councils.models import Role
from requests_log import services
from requests_log.models import CouncillorRequest
from tests.makers import client_of, make_person, make_role
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import form_data, make_answered, make_decided, make_entry
from tests.test_queries import same_queries


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def errors(page):
    return [link.get_text(strip=True) for link in page.select(".govuk-error-summary__list a")]


def log(clerk, councillor, **changed):
    data = form_data(councillor) | changed
    return client_of(clerk).post(f"/{clerk.council.slug}/requests/new/", data, follow=True)


def test_the_page_of_a_logged_request_quotes_the_clause_and_links_to_it(council, councillor, clerk):
    version = make_adopted(council)
    page = soup(log(clerk, councillor))
    finding = page.select_one(".app-finding")
    assert "Needs authority" in finding.get_text()
    assert "A councillor must not seek to instruct any employee." in finding.blockquote.get_text()
    assert finding.figure.a["href"] == version.clauses.get(anchor="c-2.2").get_absolute_url()
    assert "(explicit)" in finding.figcaption.get_text()
    assert page.select(".app-words mark")


def test_without_a_protocol_the_page_says_so(council, councillor, clerk):
    page = soup(log(clerk, councillor))
    assert "No protocol was in force" in page.get_text()
    assert "Needs authority" in page.get_text()


def test_no_page_calls_a_finding_a_breach(council, councillor, clerk):
    text = soup(log(clerk, councillor)).get_text().lower()
    assert "breach" not in text
    assert "violation" not in text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"asked_by": "999999"}, "Select who asked from the list"),
        ({"asked_by": ""}, "Select who asked"),
        ({"subject": ""}, "Enter the subject"),
        ({"words": ""}, "Enter the words of the request"),
        ({"words": "x" * 50_001}, "The words of the request must be 50000 characters or fewer"),
        ({"received_on_year": "2099"}, "The date received must be today or in the past"),
        ({"received_on_day": "31", "received_on_month": "2"}, "The date received must be a real date"),
        ({"kind": ""}, "Select what is asked for"),
        ({"addressee": "staff"}, "Select which officer was asked"),
        ({"authority_ref": "45/26"}, "You gave a reference: select on what authority"),
        ({"authority": "council_resolution"}, "Enter the reference of the resolution or approval"),
        ({"authority": "made_up"}, "Select on what authority from the list"),
    ],
)
def test_bad_input_gets_a_plain_message_and_keeps_what_was_typed(council, councillor, clerk, changed, said):
    page = soup(log(clerk, councillor, **({"words": "Kept as typed"} | changed)))
    assert said in errors(page)
    assert page.title.get_text().startswith("Error: ")
    assert not CouncillorRequest.objects.exists()
    assert page.find("textarea", attrs={"name": "words"}).get_text().strip() == changed.get("words", "Kept as typed")


@pytest.mark.parametrize(
    "words",
    [
        "Could the verge be cut? 🌿🐝",
        "من فضلك أخبر الكاتب",
        "<script>alert(1)</script> Get Dave to cut <b>it</b> today.",
        "Line one\r\n\r\nLine two",
        "y" * 50_000,
    ],
)
def test_any_text_is_kept_and_shown_as_it_is(council, councillor, clerk, words):
    page = soup(log(clerk, councillor, words=words))
    shown = page.select_one(".app-words")
    for hidden in shown.select(".govuk-visually-hidden"):
        hidden.decompose()
    for line_break in shown.find_all("br"):
        line_break.replace_with("\n")
    assert shown.get_text().strip() == words.replace("\r\n", "\n")
    assert not page.select(".app-words script")


def test_a_nul_character_is_taken_out_and_said(council, councillor, clerk):
    page = soup(log(clerk, councillor, words="Please\x00 help"))
    assert "hidden character" in errors(page)[0]
    assert page.find("textarea", attrs={"name": "words"}).get_text().strip() == "Please help"


def test_somebody_who_was_not_a_councillor_on_that_day_is_said_so(council, clerk):
    late = make_person(council, "Nell Cray")
    make_role(late, Role.COUNCILLOR, since=timezone.localdate())
    long_ago = timezone.localdate() - timedelta(days=40)
    dates = {f"received_on_{part}": getattr(long_ago, part) for part in ("day", "month", "year")}
    assert "Nell Cray was not a councillor on" in errors(soup(log(clerk, late, **dates)))[0]


def test_those_in_office_are_offered_first_and_who_has_left_is_marked(council, councillor, clerk):
    gone = make_person(council, "Ada Byrne", Role.COUNCILLOR, until=timezone.localdate() - timedelta(days=1))
    page = soup(client_of(clerk).get(f"/{council.slug}/requests/new/"))
    offered = [option.get_text(strip=True) for option in page.select("select[name=asked_by] option")]
    assert offered == ["Select a councillor", councillor.name, f"{gone.name} (has left)"]


def test_a_councillor_of_another_council_cannot_be_named(council, clerk, outsider):
    make_role(outsider, Role.COUNCILLOR)
    assert "Select who asked from the list" in errors(soup(log(clerk, outsider)))


def test_deciding_against_the_finding_without_a_reason_says_so_in_place(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    check = entry.checks.get()
    data = {"outcome": "proceed", "reason": "", "check": check.pk, "seen": entry.revision}
    page = soup(client_of(clerk).post(f"{entry.get_absolute_url()}decide/", data))
    assert "Give a reason: this decision departs from what the rules found." in errors(page)


def test_a_form_opened_before_somebody_else_acted_comes_too_late(council, councillor, clerk):
    entry = make_decided(council, councillor, clerk)
    data = {"outcome": "decline", "reason": "It is not ours to do.", "check": entry.checks.get().pk, "seen": 0}
    response = client_of(clerk).post(f"{entry.get_absolute_url()}decide/", data)
    assert response.status_code == 409
    assert "Somebody else has acted on this entry" in response.content.decode()
    assert entry.decisions.count() == 1


def test_what_was_typed_into_a_form_that_came_too_late_is_on_the_page_that_says_so(council, councillor, clerk):
    entry = make_decided(council, councillor, clerk)
    data = {"text": "Dear Iris,\n\na long and careful answer.", "how": "send", "seen": 0}
    page = client_of(clerk).post(f"{entry.get_absolute_url()}answer/", data).content.decode()
    assert "a long and careful answer." in page
    assert "csrf" not in page


@pytest.mark.parametrize("seen", ["", "no", "²", "9" * 5000])
def test_a_form_that_was_tampered_with_comes_too_late(councillor, clerk, seen):
    entry = make_entry(clerk.council, councillor, clerk)
    response = client_of(clerk).post(f"{entry.get_absolute_url()}recheck/", {"seen": seen})
    assert response.status_code == 409


def test_the_draft_of_an_answer_thanks_and_quotes_the_clause(council, councillor, clerk):
    make_adopted(council)
    entry = make_decided(council, councillor, clerk)
    draft = soup(client_of(clerk).get(entry.get_absolute_url())).select_one("#answer_text").get_text()
    assert "Thank you for your request" in draft
    assert "clause 2.2" in draft
    assert "must not seek to instruct any employee" in draft


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=verge", {"Verge at Mill Lane"}),
        ("q=hedge+trimmings", {"The hall"}),
        ("q=Iris", {"Verge at Mill Lane", "The hall"}),
        ("state=answered", {"The hall"}),
        ("q=nothing+like+it", set()),
    ],
)
def test_the_register_can_be_searched_and_filtered(council, councillor, clerk, query, found):
    make_entry(council, councillor, clerk)
    make_answered(council, councillor, clerk, subject="The hall", words="About the hedge trimmings.")
    page = soup(client_of(clerk).get(f"/{council.slug}/requests/?{query}"))
    assert {link.get_text().split(" ", 1)[1] for link in page.select("tbody a")} == found


def test_a_request_is_found_by_its_reference_or_its_number_alone(council, councillor, clerk):
    _, second = (make_entry(council, councillor, clerk) for _ in range(2))
    for sought in (second.reference, str(second.number), f"{second.number:03}"):
        page = soup(client_of(clerk).get(f"/{council.slug}/requests/", {"q": sought}))
        assert [row.th.get_text().split()[0] for row in page.select("tbody tr")] == [second.reference]


def test_an_empty_register_says_what_to_do(council, clerk):
    assert "No requests yet" in client_of(clerk).get(f"/{council.slug}/requests/").content.decode()


def test_the_register_needs_the_same_queries_for_one_entry_and_for_fifty(council, councillor, clerk):
    same_queries(f"/{council.slug}/requests/", client_of(clerk), lambda number: make_entry(council, councillor, clerk))


def test_an_entry_needs_the_same_queries_with_a_long_history(council, councillor, clerk):
    make_adopted(council)
    entry = make_entry(council, councillor, clerk)

    def make_more(number):
        services.recheck_request(entry, seen=entry.revision, by=clerk)

    same_queries(entry.get_absolute_url(), client_of(clerk), make_more, rows=20)


def test_a_correction_cannot_say_that_it_came_after_it_was_logged(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    CouncillorRequest.objects.update(
        logged_at=timezone.now() - timedelta(hours=30), received_at=timezone.now() - timedelta(days=3)
    )
    data = form_data(councillor) | {"reason": "x", "seen": entry.revision, "received_time": "00:01"}
    page = soup(client_of(clerk).post(f"{entry.get_absolute_url()}correct/", data))
    assert "It must have been received before it was logged" in errors(page)


def test_a_decision_on_an_older_check_comes_too_late(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    old = entry.checks.get().pk
    client_of(clerk).post(f"{entry.get_absolute_url()}recheck/", {"seen": entry.revision})
    data = {"outcome": "refer", "reason": "", "check": old, "seen": entry.revision + 1}
    assert client_of(clerk).post(f"{entry.get_absolute_url()}decide/", data).status_code == 409


def test_the_page_says_which_decisions_go_with_the_check_and_where_the_answer_goes(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, words="Please tell me when the council meets.")
    address = entry.get_absolute_url()
    hint = soup(client_of(clerk).get(address)).select_one("#decide_reason_hint").get_text()
    assert "goes with “Go ahead: it is in order as asked”. Say why" in " ".join(hint.split())
    services.decide_request(entry, check=entry.checks.first(), outcome="proceed", seen=entry.revision, by=clerk)
    assert f"by email, to {councillor.email}" in soup(client_of(clerk).get(address)).get_text()


@pytest.mark.parametrize("page", ["new", "note"])
def test_where_there_is_no_councillor_yet_the_form_says_so_and_leads_to_the_list(clerk, council, page):
    client = client_of(clerk)
    url = reverse(f"requests_log:{page}", args=[council.slug])
    assert "There is no councillor in the list of people yet" in client.get(url).content.decode()
    make_person(council, "Iris Lowe", Role.COUNCILLOR)
    assert "There is no councillor" not in client.get(url).content.decode()
