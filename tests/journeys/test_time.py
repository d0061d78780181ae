"""The Clerk closes a day, works part-time, sets limits, and looks up how a date is counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.models import Deadline
from tests.journeys.browsing import press
from tests.requests_log.makers import make_entry


@pytest.fixture
def answer(council, councillor, clerk):
    """The deadline of a request that came in today."""
    entry = make_entry(council, councillor, clerk, received_at=timezone.now())
    return Deadline.objects.get(stream=entry.stream, name="answer_request")


def fill_date(page, name, day):
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))


def next_monday():
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


def test_clerk_closes_a_week_and_a_date_moves(page, look, clerk, sign_in, answer):
    sign_in(page, clerk)
    page.goto("/thornby/settings/closed-days/")
    look(page, "closed-days")
    page.get_by_role("link", name="Add closed days").click()
    look(page, "closed-days-add")
    press(page, "Add")
    look(page, "closed-days-errors")
    fill_date(page, "first", next_monday())
    fill_date(page, "last", next_monday() + timedelta(days=4))
    page.get_by_label("The council is closed").check()
    page.locator("[name=reason]").fill("office move")
    press(page, "Add")
    assert "moved." in page.locator(".govuk-notification-banner").inner_text()
    page.goto(f"/thornby/settings/closed-days/?year={next_monday().year}")
    look(page, "closed-days-with-one")
    page.get_by_role("link", name="Remove").first.click()
    look(page, "closed-day-remove")


def test_count_of_a_date_can_be_read(page, look, clerk, sign_in, answer):
    sign_in(page, clerk)
    page.goto(f"/thornby/deadlines/{answer.pk}/")
    look(page, "deadline")


def test_clerk_works_part_time_and_is_away(page, look, clerk, sign_in):
    sign_in(page, clerk)
    page.goto("/thornby/settings/clerk/")
    page.get_by_role("link", name="Change the working days").click()
    look(page, "working-days")
    page.get_by_label("Wednesday").uncheck()
    press(page, "Save")
    look(page, "clerk-days-part-time")
    page.get_by_role("link", name="Add leave").click()
    look(page, "leave")
    fill_date(page, "first", next_monday())
    press(page, "Add this leave")
    look(page, "clerk-days")


def test_clerk_sets_a_limit_and_sees_what_keeps_the_old_one(page, look, clerk, sign_in, answer):
    sign_in(page, clerk)
    page.goto("/thornby/settings/limits/")
    look(page, "limits")
    page.get_by_role("link", name="Change the limits and terms").click()
    look(page, "limits-change")
    page.locator("[name=answer_request_number]").fill("0")
    press(page, "Continue")
    look(page, "limits-errors")
    page.locator("[name=answer_request_number]").fill("15")
    press(page, "Continue")
    assert "Answer a request, 10 of the Clerk’s working days" in page.locator("main").inner_text()
    look(page, "limits-preview")
    press(page, "Let them apply")
    look(page, "limits-own")
