"""What comes on paper: a case for somebody without an account, and anonymous notes that start nothing."""

import pytest

from councils.models import Event, Role
from grievances.models import Grievance, Note
from grievances.workflow import PartKind
from tests.grievances.makers import CANARY, make_procedure
from tests.makers import client_of, make_committee, make_member, make_person, make_seat

ADDRESS = "/thornby/grievances/on-paper/"


@pytest.fixture
def body(council):
    body = make_committee(council)
    make_procedure(council, body)
    return body


@pytest.fixture
def member(council, body):
    person = make_member(council, "Cora Vane", Role.COUNCILLOR)
    make_seat(body, person, "chair")
    return person


@pytest.fixture
def cleaner(council):
    """An employee without an account."""
    return make_person(council, "Ned Fold", Role.OFFICER)


def letter(complainant, **others):
    day = {"received_on_day": 1, "received_on_month": 6, "received_on_year": 2026}
    return (
        {"complainant": complainant.pk, "matter": "conditions", "story": f"The {CANARY}.", "reply_to": "1 Hill Lane"}
        | day
        | others
    )


def post(person, **data):
    return client_of(person).post(ADDRESS, data, follow=True).content.decode()


def test_a_letter_becomes_a_case_with_its_handler_and_its_address(cleaner, clerk, member):
    page = post(clerk, **letter(cleaner))
    assert "it is yours to handle" in page
    case = Grievance.objects.get()
    assert case.reply_to == "1 Hill Lane"
    assert case.parts.get(kind=PartKind.COMPLAINANT).person == cleaner


def test_a_letter_about_the_clerk_is_not_the_clerks_to_log(cleaner, clerk, deputy, member):
    about = {"matter": "treatment", "subjects": [clerk.pk]}
    for person in (clerk, deputy):
        page = post(person, **letter(cleaner, **about))
        assert "Hand the letter, closed, to Cora Vane" in page
        assert CANARY in page
    assert not Grievance.objects.exists()
    assert "it is yours to handle" in post(member, **letter(cleaner, **about))


def test_whoever_logs_it_for_another_handler_does_not_see_it_again(cleaner, clerk, member):
    page = post(member, **letter(cleaner))
    assert "Somebody else handles it" in page
    assert client_of(member).get(Grievance.objects.get().get_absolute_url()).status_code == 404


def test_an_anonymous_note_is_kept_for_its_keeper_alone_and_starts_nothing(clerk, deputy, member):
    events = Event.objects.count()
    day = {"received_on_day": 1, "received_on_month": 6, "received_on_year": 2026}
    page = client_of(clerk).post("/thornby/grievances/notes/add/", {"text": CANARY} | day, follow=True).content.decode()
    assert CANARY in page
    note = Note.objects.get()
    assert client_of(deputy).get(note.get_absolute_url()).status_code == 404
    assert "Note of" not in client_of(deputy).get("/thornby/grievances/").content.decode()
    assert (Event.objects.count(), Grievance.objects.count()) == (events, 0)
    client_of(clerk).post(note.get_absolute_url(), {"seen": 0})
    assert not Note.objects.exists()
