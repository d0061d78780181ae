"""Which rules are checked: by the protocol, by the Clerk's choice, and the three that wait for a resolution."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from councils import history
from councils.errors import Refused
from protocols.models import RuleClause
from requests_log import services
from requests_log.models import RuleSwitch
from requests_log.models.choices import Outcome
from requests_log.replies import draft_answer
from requests_log.rules import RULES
from requests_log.services.answers import worst_verdict
from requests_log.services.switches import RULES_CHECKED, rules_on, stream_of_rules, switch_rule
from tests.makers import client_of
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry

TODAY = date.today()
PRESSING = "This is the NINTH time I ask. Answer by noon or I will see to it that you lose your job."
PRIVATE = [name for name, rule in RULES.items() if rule.sensitive]


def carry(version, rule, basis):
    clause = version.clauses.get(anchor="c-2.3")
    return RuleClause.objects.update_or_create(version=version, rule=rule, defaults={"clause": clause, "basis": basis})


def use(council, clerk, rule="undue_pressure", *, since=date(2023, 6, 1), minute_ref="45/26"):
    return switch_rule(council=council, rule=rule, is_on=True, since=since, by=clerk, minute_ref=minute_ref)


def page_of(person, entry):
    return BeautifulSoup(client_of(person).get(entry.get_absolute_url()).content, "html.parser")


def test_a_council_without_a_protocol_begins_with_two_rules(council):
    assert rules_on(council, TODAY) == list(RULES_CHECKED)


def test_a_rule_that_the_protocol_says_is_checked_and_one_that_it_implies_is_not(council, councillor, clerk):
    version = make_adopted(council)
    carry(version, "media", "explicit")
    carry(version, "visits", "implied")
    check = services.latest_check(make_entry(council, councillor, clerk))
    assert "media" in check.rules
    assert "visits" not in check.rules
    assert [finding.rule for finding in check.findings.all()] == check.rules


def test_the_version_of_the_day_decides(council, councillor, clerk):
    old = make_adopted(council, adopted="2023-05-04")
    new = make_adopted(council, adopted=(TODAY - timedelta(days=3)).isoformat(), protocol=old.protocol)
    RuleClause.objects.filter(version=old, rule="media").delete()
    carry(new, "media", "explicit")
    before = make_entry(council, councillor, clerk, received_at=timezone.now() - timedelta(days=9))
    assert "media" not in services.latest_check(before).rules
    assert "media" in services.latest_check(make_entry(council, councillor, clerk)).rules


@pytest.mark.parametrize("rule", PRIVATE)
def test_a_sensitive_rule_stays_off_though_the_protocol_says_it(council, rule):
    carry(make_adopted(council), rule, "explicit")
    assert rule not in rules_on(council, TODAY)


@pytest.mark.parametrize("rule", PRIVATE)
def test_a_sensitive_rule_is_not_switched_on_without_the_councils_minute(council, clerk, rule):
    with pytest.raises(Refused, match="Enter the minute"):
        use(council, clerk, rule, minute_ref=" ")
    use(council, clerk, rule)
    assert rule in rules_on(council, TODAY)


def test_a_switch_holds_for_requests_from_its_day_on_and_can_be_turned_back(council, clerk):
    since = TODAY - timedelta(days=10)
    switch_rule(council=council, rule="media", is_on=True, since=since, by=clerk)
    switch_rule(council=council, rule="media", is_on=False, since=TODAY, by=clerk)
    assert "media" not in rules_on(council, since - timedelta(days=1))
    assert "media" in rules_on(council, since)
    assert "media" not in rules_on(council, TODAY)


def test_one_council_switches_for_itself_alone(council, other_council, clerk):
    switch_rule(council=council, rule="media", is_on=True, since=TODAY, by=clerk)
    assert "media" not in rules_on(other_council, TODAY)


@pytest.mark.parametrize("rule", RULES_CHECKED)
def test_the_two_rules_of_every_council_cannot_be_switched_off(council, clerk, rule):
    with pytest.raises(Refused, match="checked in any case"):
        switch_rule(council=council, rule=rule, is_on=False, since=TODAY, by=clerk)


def test_what_the_protocol_says_cannot_be_switched_off(council, clerk):
    carry(make_adopted(council), "media", "explicit")
    with pytest.raises(Refused, match="checked in any case"):
        switch_rule(council=council, rule="media", is_on=False, since=TODAY, by=clerk)


def test_a_switch_is_in_the_history_and_cannot_be_rewritten(council, clerk):
    use(council, clerk)
    event = history.timeline(stream_of_rules(council)).get()
    assert (event.kind, event.data["rule"], event.data["minute_ref"]) == ("rule_switched", "undue_pressure", "45/26")
    for statement in ("UPDATE requests_log_ruleswitch SET id = id", "DELETE FROM requests_log_ruleswitch"):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as c:
            c.execute(statement)


def test_a_form_that_is_sent_twice_turns_nothing_back(council, clerk):
    data = {"since_day": TODAY.day, "since_month": TODAY.month, "since_year": TODAY.year, "is_on": "True"}
    url = f"/{council.slug}/requests/rules/media/"
    assert client_of(clerk).post(url, data).status_code == 302
    again = client_of(clerk).post(url, data)
    assert "On that day the rule is checked already" in again.content.decode()
    assert RuleSwitch.objects.get().is_on


def test_what_a_sensitive_rule_finds_is_shown_to_the_clerk_alone(council, councillor, clerk, deputy):
    use(council, clerk)
    entry = make_entry(council, councillor, clerk, words=PRESSING)
    assert services.latest_check(entry).findings.get(rule="undue_pressure").verdict != "clear"
    title = "No undue pressure"
    private = page_of(clerk, entry).select_one("#for-the-clerk").parent.get_text()
    assert title in private
    assert "Needs authority" not in private
    assert "grievance procedure" in page_of(clerk, entry).get_text()
    seen = page_of(deputy, entry)
    assert title not in seen.get_text()
    assert not seen.select("#for-the-clerk")


def test_where_a_sensitive_rule_found_nothing_the_deputy_does_not_learn_that_it_ran(council, councillor, clerk, deputy):
    use(council, clerk)
    entry = make_entry(council, councillor, clerk, words="When is the verge cut?")
    assert "No undue pressure" in page_of(clerk, entry).get_text()
    assert "No undue pressure" not in page_of(deputy, entry).get_text()


def test_a_sensitive_finding_weighs_in_no_decision_no_answer_no_list_and_no_history(council, councillor, clerk):
    use(council, clerk)
    entry = make_entry(council, councillor, clerk, words=PRESSING)
    check = services.latest_check(entry)
    assert check.findings.get(rule="undue_pressure").verdict != "clear"
    others = {f.verdict for f in check.findings.all() if not f.is_sensitive}
    assert worst_verdict(check) == max(others, key=["clear", "check", "breach"].index)
    services.decide_request(entry, check=check, outcome=Outcome.DECLINE, seen=0, by=clerk, reason="x")
    shown = type(entry).objects.with_words().with_verdict().get(pk=entry.pk)
    assert shown.verdict == worst_verdict(check)
    events = list(history.timeline(entry.stream))
    assert check.findings.get(rule="undue_pressure").reason not in draft_answer(shown, check, events)
    assert "undue_pressure" not in events[1].data["verdicts"]


def test_what_was_not_found_is_told_in_one_line(council, councillor, clerk):
    page = page_of(clerk, make_entry(council, councillor, clerk))
    assert len(page.select(".app-finding")) == 1
    assert "Nothing found by 1 other rule." in page.get_text()


@pytest.mark.parametrize(
    "words",
    [
        "When will the verge at Mill Lane next be cut?",
        "Could you tell me how many quotes the regulations ask for?",
        "Please would you let me know what the grass contract costs this year?",
        "What did the council decide about the bus shelter in March?",
    ],
)
def test_a_plain_request_for_information_is_never_an_instruction(council, councillor, clerk, words):
    entry = make_entry(council, councillor, clerk, words=words, kind="information")
    assert services.latest_check(entry).findings.get(rule="instructing_staff").verdict == "clear"


def test_the_page_of_rules_says_what_carries_each(council, clerk):
    version = make_adopted(council)
    carry(version, "visits", "implied")
    page = BeautifulSoup(client_of(clerk).get(f"/{council.slug}/requests/rules/").content, "html.parser")
    rows = {row.dt.get_text(): row.get_text() for row in page.select(".govuk-summary-list__row")}
    assert len(rows) == len(RULES)
    assert "Clause 2.2 says so (explicit)" in rows["No instructing staff"]
    assert "Clause 2.3 implies it (implied)" in rows["Visits"]
    assert "resolved to use it" in rows["No undue pressure"]


@pytest.mark.parametrize("rules", [0, 12])
def test_the_page_of_rules_needs_the_same_queries_however_many_are_switched(
    council, clerk, django_assert_max_num_queries, rules
):
    make_adopted(council)
    for rule in [name for name in RULES if name not in rules_on(council, TODAY)][:rules]:
        use(council, clerk, rule)
    client = client_of(clerk)
    client.get(f"/{council.slug}/requests/rules/")  # a session is noted with its first request
    with django_assert_max_num_queries(5):
        client.get(f"/{council.slug}/requests/rules/")
