"""Five kinds of council, and what happens in each: the way, who handles it, and from whom it stays hidden."""

import tomllib
from pathlib import Path

import pytest

from councils.models import Role
from councils.models.bodies import Office
from grievances.models import Grievance
from grievances.workflow import Kind, PartKind, Stage
from tests.grievances.makers import make_case, make_procedure
from tests.makers import full_council, make_committee, make_member, make_seat

CASES = tomllib.loads((Path(__file__).parent / "situations.toml").read_text(encoding="utf-8"))["case"]
# standing: a committee has the authority and an outsider is named. bare: no body, and nothing about the head.
# should: the body is only recommended. mayor: the head also chairs the body. small: five members, no body.
PROFILES = {
    "standing": {"body": ("anna", "bert", "cora"), "outsider": True, "head_not_alone": True},
    "bare": {"body": (), "outsider": False, "head_not_alone": False},
    "should": {"body": (), "outsider": False, "head_not_alone": True},
    "mayor": {"body": ("mayor", "anna", "bert"), "outsider": True, "head_not_alone": True},
    "small": {"body": (), "outsider": False, "head_not_alone": True},
}
STAFF = {"clerk": Role.CLERK, "deputy": Role.DEPUTY_CLERK, "warden": Role.OFFICER, "cashier": Role.OFFICER}
MEMBERS = ("mayor", "deputy_mayor", "anna", "bert", "cora")
OFFICES = {"mayor": Office.CHAIR, "deputy_mayor": Office.VICE_CHAIR}


@pytest.fixture
def people(council):
    found = {name: make_member(council, name.title(), role) for name, role in STAFF.items()}
    for name in MEMBERS:
        found[name] = make_member(council, f"{name.replace('_', ' ').title()} Member", Role.COUNCILLOR)
        make_seat(full_council(council), found[name], OFFICES.get(name, Office.MEMBER))
    return found


def adopt(council, people, profile):
    told = PROFILES[profile]
    body = make_committee(council) if told["body"] else None
    for place, name in enumerate(told["body"]):
        make_seat(body, people[name], Office.MEMBER if place else Office.CHAIR)
    outsider = {"outsider_name": "Pat Holloway", "outsider_email": "pat@example.org"} if told["outsider"] else {}
    make_procedure(council, body, head_not_alone=told["head_not_alone"], **outsider)


def raised(council, people, told):
    about = [people[name] for name in told.get("about", ()) if name != "whole council"]
    whole = "whole council" in told.get("about", ())
    return make_case(council, people[told["by"]], matter=told["matter"], subjects=about, whole_council=whole)


def handler_name(case, people):
    part = case.parts.filter(kind=PartKind.HANDLER).first()
    if part is None:
        return ""
    return next((name for name, person in people.items() if person == part.person), "outsider")


class Looking:
    def __init__(self, person):
        self.person, self.outside_part = person, None


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("told", CASES, ids=lambda told: told["says"])
def test_each_takes_its_way(council, people, told, profile):
    adopt(council, people, profile)
    case = raised(council, people, told)
    assert (case.kind, case.stage) == (told["kind"], told["starts"])
    assert handler_name(case, people) == told["handler"][profile]
    for name in told.get("hidden_from", ()):
        assert not Grievance.objects.visible_to(Looking(people[name])).exists(), name
    if case.kind == Kind.CONDUCT:
        assert case.stage in (Stage.INFORMAL, Stage.REFERRAL)
