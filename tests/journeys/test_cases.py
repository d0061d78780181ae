"""A case from the first question to the appeal, and one about a councillor's conduct to the Monitoring Officer."""

from grievances.models import Grievance
from tests.grievances.formal import decided_case, make_staffing
from tests.grievances.makers import act, make_conduct_case, make_procedure


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def stage_of(case):
    return Grievance.objects.get(pk=case.pk).stage


def take(page, case, step):
    page.goto(f"{case.get_absolute_url()}{step}/")


def test_an_employee_raises_a_case_is_offered_mediation_and_chooses_formal(
    page, look, sign_in, council, clerk, officer
):
    make_procedure(council)
    sign_in(page, officer)
    page.get_by_role("link", name="Raise a concern in confidence").click()
    page.get_by_label("A grievance about my work").check()
    look(page, "case-first-question")
    press(page, "Continue")
    page.get_by_label("What happened?").fill("The shed has no light.")
    look(page, "case-draft")
    press(page, "Continue")
    page.get_by_label("My pay, hours, workload").check()
    press(page, "Continue")
    look(page, "case-what-happens-next")
    press(page, "Raise it")
    case = Grievance.objects.get()
    act(case, "offer-mediation", clerk)
    take(page, case, "decline-mediation")
    look(page, "case-decline-mediation")
    press(page, "Decline mediation")
    take(page, case, "go-formal")
    page.get_by_role("main").get_by_role("button").first.click()
    assert stage_of(case) == "formal"


def test_an_employee_appeals_against_a_decision(page, look, sign_in, council, clerk, officer):
    _, members = make_staffing(council)
    case = decided_case(council, officer, clerk, members)
    sign_in(page, officer)
    take(page, case, "appeal")
    page.get_by_role("main").get_by_role("button").first.click()
    look(page, "appeal-errors")
    page.get_by_label("On what grounds do you appeal?").fill("Nobody heard the witness.")
    page.get_by_role("main").get_by_role("button").first.click()
    look(page, "case-appealed")
    assert stage_of(case) == "appeal"


def test_a_complaint_about_conduct_goes_to_the_monitoring_officer(
    new_page, look, sign_in, council, clerk, officer, councillor
):
    case = make_conduct_case(council, officer, councillor)
    asking, passing = new_page(), new_page()
    sign_in(asking, officer)
    take(asking, case, "ask-referral")
    asking.get_by_label("Why?").fill("Talking did not help.")
    asking.get_by_role("main").get_by_role("button").first.click()
    sign_in(passing, clerk)
    take(passing, case, "refer")
    passing.get_by_label("Who receives it?").fill("Ann Rowe")
    passing.get_by_label("Of which principal council?").fill("Harrow District Council")
    for part, value in (("day", "1"), ("month", "10"), ("year", "2025")):
        passing.locator(f"[name=on_{part}]").fill(value)
    look(passing, "case-refer")
    passing.get_by_role("main").get_by_role("button").first.click()
    look(passing, "case-referred")
    assert "referred" in Grievance.objects.get(pk=case.pk).marks
