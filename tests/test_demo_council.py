"""What is in the demo, and that seeding it again changes nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils import history
from councils.access import people_with
from councils.models import Council, Deadline, Event, OutboxMail, Role, User
from protocol_site.demo import script
from protocol_site.demo.earlier import ROWS
from protocol_site.demo.seeding import seed
from protocols.models import RuleClause, Version
from protocols.reviews import review_state
from requests_log import measures, reporting
from requests_log.models import CouncillorRequest, Decision, Finding
from requests_log.models.choices import Addressee, Authority, Capacity, Channel, Kind, Outcome, State, Verdict
from requests_log.reports.figures import Period
from requests_log.services.checks import RULES_CHECKED

FIELDS = {"channel": Channel, "capacity": Capacity, "kind": Kind, "authority": Authority, "addressee": Addressee}

pytestmark = pytest.mark.xdist_group("demo")


def counts():
    return {model: model.objects.count() for model in (Council, CouncillorRequest, Event, OutboxMail, User, Version)}


@pytest.fixture
def demo(seeded, db):
    return Council.objects.get(slug="demo")


def test_a_second_run_changes_nothing(demo):
    before = counts()
    seed()
    assert counts() == before


def test_a_second_run_keeps_what_visitors_did(demo):
    demo.name = "Wethercote City Council"
    demo.save()
    User.objects.filter(email="clerk@demo.example").update(is_active=False)
    seed()
    demo.refresh_from_db()
    assert demo.name == "Wethercote City Council"
    assert not User.objects.get(email="clerk@demo.example").is_active


def test_everybody_on_the_sign_in_page_can_sign_in(demo, client):
    for address, _ in script.sign_ins():
        client.logout()
        answer = client.post("/accounts/login/", {"login": address, "password": script.password()})
        assert answer.status_code == 302, address
        assert client.get("/demo/").context["access"].belongs, address


def test_the_cast(demo):
    assert len(people_with(demo, Role.COUNCILLOR)) == 9
    assert len(people_with(demo, Role.OFFICER)) == 2
    assert len(people_with(demo, Role.CLERK, Role.DEPUTY_CLERK)) == 2
    assert demo.groups.count() == 2
    assert demo.committees.filter(name="Standing Committee", is_full_council=False).exists()
    assert demo.people.filter(seats__committee__is_full_council=True, seats__office="chair").exists()


def test_the_clerk_serves_a_second_council_that_has_nothing_yet(demo):
    other = Council.objects.exclude(pk=demo.pk).get()
    [clerk] = people_with(other, Role.CLERK)
    assert clerk.user.email == "clerk@demo.example"
    assert not other.protocols.exists()
    assert not other.entries.exists()


def test_the_protocol_is_in_force_and_in_date_after_an_earlier_version(demo):
    version, earlier = Version.objects.filter(protocol__council=demo)
    assert (version.state, earlier.state) == ("adopted", "superseded")
    assert review_state(version.next_review, timezone.localdate()).state == "in_date"


def test_the_protocol_is_read_without_a_warning_but_of_its_own_dates(demo):
    for version in Version.objects.all():
        others = [w for w in version.warnings if not w["message"].startswith("Read as adoption, review")]
        assert not others
        assert version.found["adopted"] == version.adoption.adopted
        assert version.found["next_review"] == version.adoption.next_review


def test_the_version_in_force_says_every_rule_that_is_checked(demo):
    rows = RuleClause.objects.filter(version__in=Version.objects.in_force(), rule__in=RULES_CHECKED)
    said = {row.rule: (row.basis, row.clause.ref) for row in rows.select_related("clause")}
    assert said["instructing_staff"] == ("explicit", "3.2.1")
    assert said["line_of_communication"] == ("explicit", "3.1.1")


def test_thirty_entries_in_every_state(demo):
    entries = CouncillorRequest.objects.filter(council=demo, brought_in=None)
    assert entries.count() == 30
    for state in State:
        assert entries.filter(state=state).count() >= 5, state


@pytest.mark.parametrize("field", FIELDS)
def test_every_choice_of_a_field_is_in_the_register(demo, field):
    assert set(demo.entries.values_list(field, flat=True)) == set(FIELDS[field].values)


def test_every_outcome_is_there_and_some_depart_with_a_reason(demo):
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Outcome.values)
    assert Decision.objects.filter(departs=True).count() >= 3


@pytest.mark.parametrize("rule", RULES_CHECKED)
def test_every_verdict_of_every_rule_is_there(demo, rule):
    assert set(Finding.objects.filter(rule=rule).values_list("verdict", flat=True)) == set(Verdict.values)


def test_answers_went_by_mail_and_in_other_ways(demo):
    sent = [event.data["sent"] for event in Event.objects.filter(kind="answered")]
    assert {True, False} == set(sent)


def test_one_entry_was_corrected_and_one_checked_again(demo):
    corrected = Event.objects.get(kind="corrected").stream
    checked = demo.entries.get(all_words__subject="Survey of the trees")
    assert demo.entries.get(pk=corrected.partition(":")[2]).all_words.count() == 2
    assert checked.checks.count() == 2


def test_one_entry_is_overdue_one_extended_and_one_paused(demo):
    answers = Deadline.objects.filter(council=demo, name="answer_request")
    assert answers.filter(state="open", due__lt=timezone.localdate()).count() == 1
    assert answers.exclude(extensions=[]).count() == 1
    assert answers.filter(state="paused").count() == 1


def test_the_reports_of_the_demo_have_a_past_and_reasons(demo):
    today = timezone.localdate()
    year = reporting.last_year(today)
    assert demo.entries.exclude(brought_in=None).count() == ROWS
    for build in (reporting.office_report, reporting.council_report):
        assert build(demo, year).sections[1].chart
    lines = reporting.office_report(demo, year).sections[2].table.rows
    assert "Not shown" in {line[1] for line in lines}
    figures = measures.figures_of(demo, Period(today - timedelta(days=90), today))
    assert figures.delays == {"away": 1, "others": 1}
    assert sum(figures.minutes.values()) > 300
    assert Event.objects.filter(kind="reopened").count() == 1


def test_every_history_holds_together_and_runs_forwards(demo):
    for entry in demo.entries.all():
        moments = [event.at for event in history.timeline(entry.stream)]
        assert history.first_fault(entry.stream) is None
        assert [entry.received_at, *moments] == sorted([entry.received_at, *moments]), entry
        assert moments[-1] < timezone.now()
