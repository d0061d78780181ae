"""The Clerk reads the reports with their charts; a councillor asks about an answer and finds the own line."""

from datetime import timedelta

from django.utils import timezone

from requests_log.models import CouncillorRequest
from requests_log.models.choices import State
from requests_log.reporting import half_years, months
from tests.requests_log.makers import make_answered
from tests.requests_log.report_makers import make_past

DAY = timedelta(days=1)


def past(council, *people):
    """Enough answers last month and in the last half-year that there is something to draw."""
    today = timezone.localdate()
    for first in (months(today)[0].first, half_years(today)[0].first):
        for number in range(8):
            for person in people:
                make_past(council, person, first + number * DAY, first + (number * 2 + 1) * DAY, kind="service")


def test_clerk_reads_the_reports(page, council, councillor, chair, clerk, sign_in, look):
    past(council, councillor, chair)
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/requests/")
    page.get_by_role("link", name="Reports", exact=True).click()
    look(page, "reports")
    page.get_by_role("link", name="Requests of councillors").click()
    chart = page.get_by_role("img", name="Requests received, by what was asked for")
    assert chart.get_attribute("aria-labelledby")
    look(page, "report-monthly")
    page.get_by_text("Choose another time").click()
    page.locator("[name=first_day]").fill("31")
    page.get_by_role("button", name="Show").click()
    assert "There is a problem" in page.locator(".govuk-error-summary").inner_text()
    look(page, "report-errors")
    page.goto(f"/{council.slug}/requests/reports/equal-treatment-by-councillor/")
    assert "Iris Lowe (No group)" in page.locator("main").inner_text()
    look(page, "report-equal-treatment")


def test_a_councillor_asks_about_an_answer(page, council, councillor, clerk, sign_in, look):
    entry = make_answered(council, councillor, clerk)
    sign_in(page, councillor)
    page.goto(f"/{council.slug}/requests/mine/{entry.pk}/")
    page.get_by_role("button", name="Ask about the answer").or_(
        page.get_by_role("link", name="Ask about the answer")
    ).click()
    look(page, "follow-up")
    page.get_by_label("Your question").fill("And who pays?")
    page.get_by_role("main").get_by_role("button", name="Ask the Clerk").click()
    assert "And who pays?" in page.locator("main").inner_text()
    look(page, "own-asked-again")
    assert CouncillorRequest.objects.get(pk=entry.pk).state == State.DECIDED
