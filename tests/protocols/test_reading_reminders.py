"""Reminders to read and to review: polite, few, and none lost when the job did not run for a day."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from councils.models import OutboxMail, Role
from councils.services.reminders import send_reminders
from protocols import services
from protocols.models import Version
from protocols.services.readers import newest_rounds
from tests.makers import make_person
from tests.protocols.makers import make_adopted


def sent(template):
    return [
        (mail.person.name, mail.subject) for mail in OutboxMail.objects.filter(template=template).order_by("created_at")
    ]


def after(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def run(days):
    """The daily job, twice, so many days from now."""
    with after(days):
        send_reminders()
        send_reminders()


READ = ("Iris Lowe", "Please read: Protocol for councillors and staff")


DAYS_AND_NOTICES = [
    ([6], 0),
    ([7], 1),
    ([8], 1),
    ([7, 20], 1),
    ([7, 21], 2),
    ([7, 25, 60, 300], 2),
    ([40], 1),
    ([40, 46], 1),
    ([40, 47], 2),
]


@pytest.mark.parametrize(("days", "number"), DAYS_AND_NOTICES)
def test_who_has_not_read_is_reminded_at_most_twice(council, councillor, days, number):
    make_adopted(council)
    for day in days:
        run(day)
    assert sent("reading_reminder") == [READ] * number


def test_a_clerk_s_reminder_puts_off_the_next_by_a_week_and_takes_no_number(council, councillor, clerk):
    one = newest_rounds(protocol=make_adopted(council).protocol)[0]
    services.acknowledge(one.version, by=clerk)
    with after(5):
        assert services.remind_now(one, by=clerk) == 1
        assert services.remind_now(one, by=clerk) == 0
    for day, number in ((7, 1), (11, 1), (12, 2), (21, 3), (60, 3)):
        run(day)
        assert len(sent("reading_reminder")) == number


def test_the_second_reminder_says_that_it_is_the_last(council, councillor):
    make_adopted(council)
    run(7)
    run(21)
    first, second = OutboxMail.objects.filter(template="reading_reminder").order_by("created_at")
    assert "at most one more" in first.text
    assert "last reminder" in second.text
    assert "/thornby/protocols/" in first.html


def test_who_has_read_is_not_reminded(council, councillor):
    version = make_adopted(council)
    services.acknowledge(Version.objects.get(pk=version.pk), by=councillor)
    run(30)
    assert sent("reading_reminder") == []


def test_who_has_no_account_is_not_reminded_of_what_needs_one(council):
    make_person(council, "Nora Quill", Role.COUNCILLOR, contact_email="nora@example.org")
    make_adopted(council)
    run(30)
    assert sent("reading_reminder") == []


def test_nobody_gets_the_common_reminders_as_well(council, councillor, clerk):
    make_adopted(council, next_review="2024-05")
    run(60)
    assert sent("reminder") == []


def test_clerks_are_reminded_before_a_review_and_after(council, clerk, deputy, councillor):
    day = timezone.localdate() + timedelta(days=200)
    make_adopted(council, next_review=day.isoformat())
    run(139)
    assert sent("review_reminder") == []
    run(150)
    run(190)
    assert [name for name, _ in sent("review_reminder")] == ["Maya Osei", "Tom Fenwick"]
    assert sent("review_reminder")[0][1] == "Review due in 50 days: Protocol for councillors and staff"
    run(230)
    run(400)
    assert len(sent("review_reminder")) == 4
    assert "overdue since" in sent("review_reminder")[2][1]


def test_a_council_without_a_clerk_is_reminded_once_it_has_one(council):
    make_adopted(council, next_review="2024-05")
    run(1)
    make_person(council, "Maya Osei", Role.CLERK, contact_email="clerk@thornby.example")
    run(2)
    assert [name for name, _ in sent("review_reminder")] == ["Maya Osei"]


def test_an_overdue_review_never_ends_the_force(council):
    version = make_adopted(council, next_review="2023-06")
    assert list(Version.objects.in_force()) == [version]
