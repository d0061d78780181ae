"""The demo: what is in it, that it can be seeded again, and that it stays away from real councils."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from councils import history
from councils.access import people_with
from councils.models import Council, Deadline, Event, OutboxMail, Role, User
from protocol_site.demo import script
from protocol_site.demo.days import LONDON, Timeline, annual_meeting, last_annual_meeting, working_days_before
from protocol_site.demo.earlier import ROWS
from protocol_site.demo.seeding import seed
from protocols.models import RuleClause, Version
from protocols.parsing import parse
from protocols.reviews import review_state
from requests_log import measures, reporting
from requests_log.models import CouncillorRequest, Decision, Finding
from requests_log.models.choices import Addressee, Authority, Capacity, Channel, Kind, Outcome, State, Verdict
from requests_log.reports.figures import Period
from requests_log.services.checks import RULES_CHECKED

FIELDS = {"channel": Channel, "capacity": Capacity, "kind": Kind, "authority": Authority, "addressee": Addressee}
# Around the new year, on the day after a bank holiday, on a Sunday, and just after an annual meeting.
DAYS = ["2026-01-02", "2026-04-07", "2026-06-21", "2026-11-22", "2027-05-12", "2028-02-29"]


@pytest.fixture
def demo(db):
    seed()
    return Council.objects.get(slug="demo")


def counts():
    return {model: model.objects.count() for model in (Council, CouncillorRequest, Event, OutboxMail, User, Version)}


def test_without_demo_the_command_refuses_and_seeds_nothing(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="set DEMO=true"):
        call_command("seed_demo")
    assert not Council.objects.exists()


def test_the_command_prints_every_sign_in_and_the_password(db, settings):
    settings.DEMO = True
    printed = StringIO()
    call_command("seed_demo", stdout=printed)
    for wanted in [script.password(), *(address for address, _ in script.sign_ins())]:
        assert wanted in printed.getvalue()


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


def test_no_mail_leaves_and_none_waits(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        seed()
    assert not mail.outbox
    assert set(OutboxMail.objects.values_list("state", flat=True)) == {"sent"}


def test_a_mail_that_waited_before_still_waits(db):
    waiting = OutboxMail.objects.create(address="a@example.org", template="answer", subject="s", text="t", html="h")
    seed()
    waiting.refresh_from_db()
    assert waiting.state == "queued"


def test_everybody_on_the_sign_in_page_can_sign_in(demo, client):
    for address, _ in script.sign_ins():
        client.logout()
        answer = client.post("/accounts/login/", {"login": address, "password": script.password()})
        assert answer.status_code == 302, address
        assert client.get("/demo/").context["access"].belongs, address


def test_the_sign_in_page_shows_the_sign_ins_in_the_demo_only(client, db, settings):
    for shown in (True, False):
        settings.DEMO = shown
        assert (script.password() in client.get("/accounts/login/").content.decode()) == shown


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


def test_the_protocol_has_eight_sections_with_every_kind_of_list():
    parsed = parse(script.protocol_text("protocol.txt", adopted="12 May 2026", next_review="May 2028"))
    clauses = [clause for section in parsed.sections for clause in section.clauses]
    assert [section.number for section in parsed.sections] == list("12345678")
    assert 45 <= len(clauses) <= 60
    labels = {block.label for clause in clauses for block in clause.blocks if block.kind == "item"}
    assert {"a", None} <= labels


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


@pytest.mark.parametrize("day", DAYS)
def test_whatever_the_day_everything_lies_before_it(day):
    now = datetime.fromisoformat(f"{day}T00:05").replace(tzinfo=LONDON)
    days = working_days_before(now.date(), 60)
    for told in script.requests():
        line = Timeline.of(days, told["received"], told["time"], weekend=told.get("weekend", False))
        acts = [line.act(number, act["after"]) for number, act in enumerate(told["acts"])]
        moments = [line.received, line.logged, *acts]
        assert moments == sorted(moments), told["subject"]
        assert moments[-1] < now, told["subject"]
        assert line.received.date() > last_annual_meeting(now.date()), told["subject"]


def test_an_annual_meeting_is_the_second_tuesday_in_may():
    assert [annual_meeting(year).day for year in (2022, 2026, 2029)] == [10, 12, 8]
