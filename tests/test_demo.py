"""The demo: what is in it, that it can be seeded again, and that it stays away from real councils."""

from datetime import datetime
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from councils.models import Council, OutboxMail
from protocol_site.demo import script
from protocol_site.demo.days import LONDON, Timeline, annual_meeting, last_annual_meeting, working_days_before
from protocol_site.demo.seeding import seed
from protocols.parsing import parse

# Around the new year, on the day after a bank holiday, on a Sunday, and just after an annual meeting.
DAYS = ["2026-01-02", "2026-04-07", "2026-06-21", "2026-11-22", "2027-05-12", "2028-02-29"]


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


def test_the_sign_in_page_shows_the_sign_ins_in_the_demo_only(client, clerk, settings):
    for shown in (True, False):
        settings.DEMO = shown
        assert (script.password() in client.get("/accounts/login/").content.decode()) == shown


def test_the_protocol_has_eight_sections_with_every_kind_of_list():
    parsed = parse(script.protocol_text("protocol.txt", adopted="12 May 2026", next_review="May 2028"))
    clauses = [clause for section in parsed.sections for clause in section.clauses]
    assert [section.number for section in parsed.sections] == list("12345678")
    assert 45 <= len(clauses) <= 60
    labels = {block.label for clause in clauses for block in clause.blocks if block.kind == "item"}
    assert {"a", None} <= labels


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
