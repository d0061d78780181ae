"""After a case: another handler by two people, how things are, how long it is kept, what was erased, the numbers."""

from django.utils import timezone

from grievances.models import Rescue
from grievances.services.erasure import erase
from grievances.workflow import Outcome
from tests.grievances.makers import act, make_case, serve
from tests.journeys.browsing import press
from tests.makers import make_member

ADDRESS = "/thornby/grievances/"


def test_two_people_give_a_case_to_another_handler(new_page, look, sign_in, council, councillor, deputy):
    first = new_page()
    sign_in(first, councillor)
    first.goto(f"{ADDRESS}another-handler/")
    press(first, "Ask this person to join in", exact=True)
    look(first, "another-handler-errors")
    first.get_by_label("Reference of the case").fill("ABC234")
    first.get_by_label("Why does it need").fill("The Clerk has left.")
    first.get_by_label("Who does it with you?").select_option(deputy.name)
    press(first, "Ask this person to join in", exact=True)
    second = new_page()
    sign_in(second, deputy)
    second.goto(Rescue.objects.get().get_absolute_url())
    look(second, "another-handler-join")
    press(second, "Join in", exact=True)
    assert "If there is such a case" in second.locator(".govuk-notification-banner").inner_text()


def test_a_closed_case_is_looked_after_and_erased(page, look, sign_in, council, clerk, officer):
    case = make_case(council, officer, matter="treatment", subjects=[make_member(council, "Lena Brook", "officer")])
    serve(case, clerk)
    act(case, "settle", clerk, words="As agreed.", outcome=Outcome.SETTLED)
    sign_in(page, clerk)
    page.goto(f"{case.get_absolute_url()}check-after/")
    press(page, "Record the aftercare check", exact=True)
    look(page, "aftercare-errors")
    page.goto(f"{ADDRESS}keeping/")
    look(page, "keeping")
    page.get_by_role("link", name=f"Case {case.reference}").click()
    look(page, "case-closed")
    key = erase(case, kept_until=timezone.localdate())
    page.goto(key.get_absolute_url())
    look(page, "certificate")
    page.goto(f"{ADDRESS}numbers/")
    look(page, "cases-by-year")
