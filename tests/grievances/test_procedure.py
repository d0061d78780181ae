"""The council's own procedure: entered with its minute, in versions, and never changed for a case that is under way."""

import pytest

from councils.models import Profile
from grievances.models import AdoptedProcedure
from tests.grievances.makers import make_case, make_procedure
from tests.makers import LONG_AGO, client_of, make_committee

ADDRESS = "/thornby/grievances/procedure/"


def answers(body=None, **others):
    return {
        "mediation": "stage",
        "mediators": "Acas\nA third party",
        "staffing_body": body.pk if body else "",
        "delegation_ref": "13/26" if body else "",
        "head_not_alone": "on",
        "panel_size": 3,
        "quorum": 3,
        "reserves": 1,
        "appeal_to": "panel",
        "appeal_size": 3,
        "minute_ref": "12/26",
        "applies_from_day": 1,
        "applies_from_month": 6,
        "applies_from_year": 2026,
        "seen": 0,
    } | others


def test_until_the_council_confirms_one_the_model_figures_apply_and_say_so(clerk, officer):
    page = client_of(officer).get(ADDRESS).content.decode()
    assert "The council has not confirmed a procedure here yet" in page
    assert "default: check against your adopted policy" in page


def test_the_clerk_enters_what_the_council_adopted(council, clerk):
    page = client_of(clerk).post(f"{ADDRESS}change/", answers(make_committee(council)), follow=True).content.decode()
    assert "Confirmed by the council: 12/26. It applies from 1 June 2026." in page
    assert AdoptedProcedure.objects.get().mediators == ["Acas", "A third party"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"minute_ref": ""}, "Enter the minute by which the council confirmed all this"),
        ({"panel_size": 1}, "nobody sits alone"),
        ({"quorum": 4}, "The quorum cannot be more than the members of a panel"),
        ({"outsider_name": "Pat Holloway"}, "Enter an email address"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(clerk, wrong, message):
    page = client_of(clerk).post(f"{ADDRESS}change/", answers(**wrong)).content.decode()
    assert message in page
    assert "A third party" in page
    assert not AdoptedProcedure.objects.exists()


def test_a_body_needs_the_minute_that_delegates_to_it(council, clerk):
    wrong = answers(make_committee(council), delegation_ref="")
    assert (
        "Enter the minute that delegates to the body"
        in client_of(clerk).post(f"{ADDRESS}change/", wrong).content.decode()
    )


def test_whoever_is_second_is_told(council, clerk):
    make_procedure(council)
    page = client_of(clerk).post(f"{ADDRESS}change/", answers()).content.decode()
    assert "Somebody else changed the procedure" in page


def test_the_first_one_begins_with_what_the_protocol_says(council, clerk):
    body = make_committee(council)
    terms = {"staffing_body": "staffing committee", "mediator": ["acas"]}
    Profile.objects.create(council=council, number=1, applies_from=LONG_AGO, terms=terms)
    page = client_of(clerk).get(f"{ADDRESS}change/").content.decode()
    assert f'<option value="{body.pk}" selected>' in page
    assert "Acas</textarea>" in page


def test_a_case_stays_with_the_procedure_it_was_raised_under(council, clerk, officer):
    first = make_procedure(council)
    case = make_case(council, officer)
    make_procedure(council, number=2)
    case.refresh_from_db()
    assert case.procedure == first
