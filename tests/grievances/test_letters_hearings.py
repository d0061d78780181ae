"""Letters and packs know the hearing, who hears it and what was decided."""

import pytest

from councils.wording import uk_date_words
from grievances.models import IssuedPack
from grievances.services import packs
from grievances.services.hearings import earliest_day
from tests.grievances.formal import decided_case, declare, formal_case, invite, make_staffing, name_panel
from tests.grievances.letters import write
from tests.grievances.makers import parts
from tests.grievances.papers import hand_in
from tests.grievances.test_packs import text
from tests.makers import client_of, make_member


@pytest.fixture
def people(council):
    return make_staffing(council)[1]


@pytest.fixture
def invited(council, officer, clerk, people):
    case = formal_case(council, officer)
    name_panel(case, clerk, people)
    declare(case, *people[:3])
    invite(case, clerk)
    return case


def test_an_invitation_says_when_where_by_whom_and_until_when_papers_come(invited, officer, clerk, people):
    words = write(invited, clerk, "hearing", officer).text
    day = uk_date_words(earliest_day(invited))
    for known in (f"on {day} at 7pm, The hall", "Ada Moss, Ben Dale, Cleo Hart", "right to bring a companion"):
        assert known in words
    assert "[" not in words


def test_a_pack_says_when_and_by_whom_it_is_heard(invited, officer, clerk, people):
    packs.issue_pack(invited, parts=parts(invited, clerk), papers=[hand_in(invited, officer)])
    pack = IssuedPack.objects.get()
    assert {part.name for part in pack.copies.all()} == {officer.name, "Ada Moss", "Ben Dale", "Cleo Hart"}
    own = parts(invited, officer)[0]
    found = text(client_of(officer).get(f"{invited.get_packs_url()}{pack.pk}/{own.pk}/").content)
    assert "It is heard by Ada Moss, Ben Dale, Cleo Hart." in found
    assert invited.story in found


def test_a_decision_comes_with_findings_reasons_and_the_day_until_which_to_appeal(council, officer, clerk, people):
    case = decided_case(council, officer, clerk, people)
    words = write(case, clerk, "decision", officer).text
    for known in ("Point 1: Upheld. It was so.", "We found it.", "Nothing further was decided.", "right to appeal"):
        assert known in words
    assert "[" not in words


def test_whoever_is_complained_of_gets_what_was_found_about_him_and_no_more(council, officer, clerk, people):
    colleague = make_member(council, "Lena Brook", "officer")
    case = decided_case(council, officer, clerk, people, matter="treatment", subjects=[colleague])
    words = write(case, clerk, "decision", colleague).text
    assert "Point 1: Upheld" in words
    assert "We found it." not in words
    assert "[reasons of the decision]" in words
