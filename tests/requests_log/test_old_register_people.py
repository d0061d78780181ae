"""Whom the names of an old register mean, and a whole year of one."""

from datetime import date

from councils.models import Person, Role
from requests_log.models import CouncillorRequest, OldRegister
from requests_log.services.dry_run import FORMER, dry_run
from tests.makers import make_person
from tests.requests_log.old_registers import COUNCILLORS, WRONG, a_year, confirm, finish


def test_a_name_that_can_be_two_people_is_never_guessed(bring, council):
    for name in ("John Smith", "Jane Smith"):
        make_person(council, name, Role.COUNCILLOR)
    row = ["1", "13/02/2024", "Cllr. J. Smith", "The gate", "", ""]
    [bad] = dry_run(bring([row])).bad
    assert "can be more than one councillor" in bad.problems[0].text
    jane = Person.objects.get(name="Jane Smith")
    [(_, asker)] = dry_run(bring([row], people={"j smith": jane.pk})).ready
    assert asker == jane.pk


def test_a_former_councillor_is_added_from_the_first_to_the_last_request(bring, council):
    rows = [
        ["1", "13/02/2022", "Cllr Zeb Quill", "The gate", "", ""],
        ["2", "11/05/2022", "Quill, Zeb", "The bins", "", ""],
    ]
    job = confirm(bring(rows, people={"zeb quill": FORMER}))
    zeb = Person.objects.get(name="Zeb Quill")
    term = zeb.memberships.get()
    assert (term.role, term.since, term.until) == (Role.COUNCILLOR, date(2022, 2, 13), date(2022, 5, 11))
    finish(job)
    assert zeb.requests_made.count() == 2
    assert len(dry_run(bring(rows)).here) == 2


def test_who_was_not_in_office_that_day_is_named_with_what_to_do(bring):
    [bad] = dry_run(bring([["1", "13/02/2022", "Lowe", "The gate", "", ""]])).bad
    assert "Iris Lowe was no councillor on 13 February 2022" in bad.problems[0].text


def test_a_year_with_every_fault_of_spreadsheets(bring, council, councillor):
    for first, last in COUNCILLORS[1:]:
        make_person(council, f"{first} {last}", Role.COUNCILLOR)
    made = a_year(rows=300)
    plan = dry_run(bring(data=made.data))
    assert {bad.number: made.bad.get(bad.number) for bad in plan.bad} == made.bad
    assert set(made.bad.values()) == set(WRONG)
    for bad in plan.bad:
        column, text = WRONG[made.bad[bad.number]]
        assert any(column in problem.column and text in problem.text for problem in bad.problems), bad
    assert (plan.same, len(plan.ready), plan.answered) == (made.same, made.good, made.answered)
    finish(confirm(OldRegister.objects.get()))
    assert CouncillorRequest.objects.count() == made.good
    again = dry_run(bring(data=made.data))
    assert (again.ready, len(again.here)) == ([], made.good)
