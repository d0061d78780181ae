"""The authority register: entered, ended, corrected, chosen, claimed, and held against what is asked."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction

from councils import history
from councils.errors import Overtaken, Refused
from requests_log import services
from requests_log.models import CouncillorRequest, RegisteredAuthority
from requests_log.models.choices import Authority
from requests_log.services.authorities import correct_registered, end_early, use_authority
from tests.makers import client_of, make_committee
from tests.requests_log.makers import form_data, make_authority, make_contact, make_entry
from tests.test_queries import queries_of, same_queries

TODAY = date.today()
YESTERDAY = TODAY - timedelta(days=1)
CLAIM = "Please get Dave to cut the hedge. The council agreed to it, minute 45/26."


@pytest.fixture
def row(council, clerk):
    return make_authority(council, clerk)


def page_of(person, address, **query):
    return BeautifulSoup(client_of(person).get(address, query).content, "html.parser")


def post(clerk, councillor, **changed):
    return client_of(clerk).post(f"/{clerk.council.slug}/requests/new/", form_data(councillor) | changed, follow=True)


def errors(response):
    links = BeautifulSoup(response.content, "html.parser").select(".govuk-error-summary__list a")
    return [link.get_text(strip=True) for link in links]


def lines(row):
    return [event.kind for event in history.timeline(row.stream)]


def test_what_is_entered_ended_and_corrected_is_in_its_history(row, clerk):
    end_early(row, last_day=YESTERDAY, reason="Rescinded.", by=clerk)
    facts = {"minute": "Minute 46/26", "body": row.body, "since": row.since, "until": None, "kind": row.kind}
    new = correct_registered(row, reason="Mistyped.", by=clerk, words=row.words, covers="Up to £50.", **facts)
    assert lines(row) == ["entered", "ended", "replaced"]
    assert lines(new) == ["entered"]
    assert (new.ended_on, new.number, new.corrects) == (YESTERDAY, "46/26", row)
    assert list(RegisteredAuthority.objects.standing()) == [new]
    assert RegisteredAuthority.objects.get(pk=row.pk).covers == "Up to £500."


def test_two_corrections_of_one_entry_cannot_both_stand(row, clerk):
    facts = {name: getattr(row, name) for name in ("minute", "body", "since", "until", "kind", "words")}
    correct_registered(row, reason="x", by=clerk, covers="One", **facts)
    with pytest.raises(Overtaken):
        correct_registered(row, reason="x", by=clerk, covers="Two", **facts)


def test_the_same_resolution_is_not_entered_twice(row, council, clerk):
    with pytest.raises(Refused, match="on the register already"):
        make_authority(council, clerk)


def test_an_end_is_written_once_and_lies_within(council, clerk, row):
    with pytest.raises(Refused, match="cannot be before"):
        end_early(row, last_day=row.since - timedelta(days=1), reason="x", by=clerk)
    end_early(row, last_day=TODAY, reason="x", by=clerk)
    with pytest.raises(Overtaken):
        end_early(row, last_day=YESTERDAY, reason="x", by=clerk)
    dated = make_authority(council, clerk, minute="9", until=YESTERDAY)
    with pytest.raises(Refused, match="in any case"):
        end_early(dated, last_day=TODAY, reason="x", by=clerk)


@pytest.mark.parametrize("change", ["words = 'other'", "until = '2030-01-01'", "covers = ''", "number = '1'"])
def test_the_database_refuses_to_rewrite_the_register(row, change):
    with pytest.raises(DatabaseError, match="cannot be rewritten"), transaction.atomic(), connection.cursor() as c:
        c.execute(f"UPDATE requests_log_registeredauthority SET {change}")
    with pytest.raises(DatabaseError, match="Nothing is taken off"), transaction.atomic(), connection.cursor() as c:
        c.execute("DELETE FROM requests_log_registeredauthority")


def test_an_authority_chosen_when_logging_fills_kind_and_reference(council, councillor, clerk, row):
    entry = CouncillorRequest.objects.get(pk=post(clerk, councillor, registered=row.pk).context["entry"].pk)
    assert (entry.registered, entry.authority, entry.authority_ref) == (row, Authority.COUNCIL, "Minute 45/26")
    assert services.latest_check(entry).findings.get(rule="instructing_staff").verdict == "clear"


def test_a_committees_resolution_is_recorded_as_one(council, councillor, clerk):
    row = make_authority(council, clerk, body=make_committee(council))
    assert post(clerk, councillor, registered=row.pk).context["entry"].authority == Authority.COMMITTEE


def test_a_free_reference_is_still_possible(council, councillor, clerk, row):
    response = post(clerk, councillor, authority="clerk_approval", authority_ref="My note of Monday")
    entry = response.context["entry"]
    assert (entry.registered, entry.authority_ref) == (None, "My note of Monday")


def test_an_authority_that_was_over_on_the_day_is_refused_in_plain_words(council, councillor, clerk):
    row = make_authority(council, clerk, until=YESTERDAY)
    [said] = errors(post(clerk, councillor, registered=row.pk))
    assert said.startswith("Minute 45/26 was in force until ")
    assert not CouncillorRequest.objects.exists()


def test_an_authority_that_was_passed_later_is_refused_in_plain_words(council, councillor, clerk):
    row = make_authority(council, clerk, since=TODAY)
    dates = {f"received_on_{part}": getattr(YESTERDAY, part) for part in ("day", "month", "year")}
    [said] = errors(post(clerk, councillor, registered=row.pk, **dates))
    assert "after the request" in said


def test_the_register_and_a_free_reference_at_once_are_refused(council, councillor, clerk, row):
    changed = {"registered": row.pk, "authority": "council_resolution", "authority_ref": "7/26"}
    [said] = errors(post(clerk, councillor, **changed))
    assert said == "Choose an authority on the register, or record one yourself, not both"


def test_the_authority_of_another_council_cannot_be_chosen(council, councillor, clerk, other_council, outsider, row):
    foreign = make_authority(other_council, outsider)
    assert errors(post(clerk, councillor, registered=foreign.pk)) == ["Select an authority from the list"]


def test_what_it_covers_is_quoted_beside_the_request(council, councillor, clerk, row):
    words = "Under the minute, please have the hedge cut for £1,900."
    page = post(clerk, councillor, registered=row.pk, words=words).content.decode()
    assert "Up to £500." in page
    assert "That the hedge at the play area be cut." in page
    assert "The request names £1,900; the largest sum in the authority is £500." in page


def test_an_entry_goes_on_resting_on_its_authority_when_something_else_is_corrected(council, councillor, clerk, row):
    entry = post(clerk, councillor, registered=row.pk).context["entry"]
    page = page_of(clerk, f"{entry.get_absolute_url()}correct/")
    assert page.select_one("select[name=registered] option[selected]")["value"] == str(row.pk)
    changed = {"registered": row.pk, "reason": "Spelling", "seen": entry.revision, "subject": "Hedge"}
    client_of(clerk).post(f"{entry.get_absolute_url()}correct/", form_data(councillor) | changed)
    entry.refresh_from_db()
    assert entry.registered == row


def test_words_that_name_a_minute_on_the_register_offer_it(council, councillor, clerk, row):
    entry = make_entry(council, councillor, clerk, words=CLAIM)
    page = page_of(clerk, entry.get_absolute_url())
    assert "The words name minute 45/26: it is on the register" in page.get_text()
    form = page.find("form", action=lambda address: address and "/authority/" in address)
    response = client_of(clerk).post(form["action"], {"seen": entry.revision}, follow=True)
    assert "It rests on Minute 45/26" in response.content.decode()
    kinds = [event.kind for event in history.timeline(entry.stream)]
    assert kinds == ["logged", "checked", "corrected", "checked"]


def test_words_that_name_an_unknown_minute_say_so(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, words=CLAIM)
    page = page_of(clerk, entry.get_absolute_url())
    assert "The words name minute 45/26: it is not on the register." in page.get_text()
    assert page.find("a", string="Enter it")["href"].endswith("?minute=45%2F26")


def test_an_authority_that_was_over_is_named_and_not_offered(council, councillor, clerk):
    row = make_authority(council, clerk, until=date(2024, 1, 1))
    entry = make_entry(council, councillor, clerk, words=CLAIM)
    page = page_of(clerk, entry.get_absolute_url())
    assert "was in force until 1 January 2024" in page.get_text()
    assert "Use this authority" not in page.get_text()
    with pytest.raises(Refused, match="was in force until"):
        use_authority(CouncillorRequest.objects.with_words().get(pk=entry.pk), row, seen=0, by=clerk)


def test_a_claim_costs_one_query_more_however_many_rows_have_the_number(council, councillor, clerk):
    plain, entry = make_entry(council, councillor, clerk), make_entry(council, councillor, clerk, words=CLAIM)
    client = client_of(clerk)
    for number in range(12):
        make_authority(council, clerk, covers=str(number))
    client.get(plain.get_absolute_url())
    without, with_claim = (queries_of(client, each.get_absolute_url()) for each in (plain, entry))
    assert len(with_claim) == len(without) + 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Minute 45/26"}),
        ({"standing": "over"}, {"Minute 7/20"}),
        ({"standing": "all"}, {"Minute 45/26", "Minute 7/20"}),
        ({"q": "hedge"}, {"Minute 45/26"}),
        ({"q": "nothing like it"}, set()),
    ],
)
def test_the_register_is_searched_and_filtered(council, clerk, row, query, found):
    make_authority(council, clerk, minute="Minute 7/20", until=YESTERDAY, covers="Benches")
    page = page_of(clerk, f"/{council.slug}/requests/authorities/", **query)
    assert {link.get_text() for link in page.select("tbody a")} == found


def test_the_lists_need_the_same_queries_for_one_row_and_for_fifty(council, clerk, councillor, officer):
    client, address = client_of(clerk), f"/{council.slug}/requests/"
    same_queries(f"{address}authorities/", client, lambda n: make_authority(council, clerk, minute=str(n)))
    same_queries(
        f"{address}direct-contact/", client, lambda n: make_contact(council, clerk, councillor, officer, matter=str(n))
    )
