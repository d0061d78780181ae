"""What the councils' real documents say of themselves: the table that was drawn up by hand, and silence elsewhere."""

import pytest

from protocols.parsing import decode, parse
from protocols.profile import questions
from protocols.reading import with_profile
from tests.protocols.parsing_checks import SEEDS

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the councils' documents are not beside this project")

DATES = ["2023-02", "2023-06", "2024-06", "2025-06"]
SMALL = "small group of councillors"
PRINCIPAL_MO = "principal council's monitoring officer"
NORTHANTS = "West Northamptonshire Council"
# {seed: {question: (value, clauses)}}; what is not here is not said.
TABLE = {
    "000": {
        "officer_title": ("Clerk", "1.1"),
        "chair_title": ("Chairman", "5.2"),
        "principal_council": ("Herefordshire Council", "5.2"),
        "monitoring_officer": ("Herefordshire Council's Monitoring Officer", "5.2"),
        "mediator": (["third_party", "monitoring_officer", "slcc"], "5.1 5.2"),
        "staffing_body": ("Standing Committee", "5.2"),
        "staffing_authority": ("has", "5.2"),
        "staffing_scope": ("all", "5.2"),
        "chair_alone": ("will_not", "5.2"),
        "concern_first": (["clerk"], "5.4"),
        "concern_about_clerk": ("clerk", "5.4"),
        "concern_formal": ("disciplinary", "5.4"),
        "agenda_notice": ("in good time", "2.3.5"),
        "agenda_papers": ("7 calendar days before the meeting", "2.3.5"),
        "group_parity": ("tell_all", "4.4"),
        "direct_contact": (["chairs_on_agendas"], "2.4"),
    },
    "001": {
        "officer_title": ("Town Clerk", "1.1"),
        "chair_title": ("Chair", "5.2"),
        "mediator": (["third_party"], "5.1"),
        "staffing_body": (SMALL, "5.2"),
        "staffing_authority": ("should", "5.2"),
        "staffing_scope": ("all", "5.2"),
        "chair_alone": ("should_not", "5.2"),
        "concern_first": (["clerk"], "5.3"),
        "concern_formal": ("disciplinary", "5.3"),
        "kept_by": ("Town Clerk", "1.1"),
        "next_review": ("2023-12", ""),
    },
    "002": {
        "officer_title": ("Town Clerk", "6.5"),
        "chair_title": ("Mayor", "4.4"),
        "principal_council": ("principal council", "16.2"),
        "monitoring_officer": (PRINCIPAL_MO, "16.2"),
        "mediator": (["monitoring_officer", "independent_advice"], "16.2"),
        "staffing_body": (SMALL, "16.2"),
        "staffing_authority": ("should", "16.2"),
        "staffing_scope": ("all", "16.2"),
        "chair_alone": ("should_not", "16.2"),
        "concern_first": (["chair", "officer"], "16.4"),
        "concern_otherwise": ("clerk", "16.5"),
        "concern_formal": ("disciplinary", "16.6"),
        "conduct_route": ("monitoring_officer", "16.3"),
        "group_parity": ("same_on_request", "10.11"),
        "direct_contact": (["facts", "clerk_agreement", "committee_resolution", "own_ward_matter"], "6.5 7.8 9.4 6.8"),
        "kept_by": ("Town Clerk", "16.9"),
        "review_body": ("Policy & Resources Committee", ""),
        "reviewed": (DATES, ""),
        "next_review": ("2026-06", ""),
    },
    "003": {
        "officer_title": ("Town Clerk", "1.1"),
        "chair_title": ("Chair", "4.1"),
        "principal_council": (NORTHANTS, "9.2"),
        "monitoring_officer": (f"{NORTHANTS}'s Monitoring Officer", "9.2"),
        "mediator": (["third_party", "monitoring_officer", "slcc"], "9.1 9.2"),
        "concern_first": (["clerk"], "9.3"),
        "concern_about_clerk": ("clerk", "9.3"),
        "concern_formal": ("disciplinary", "9.3"),
        "agenda_notice": ("Standing Orders", "7.8"),
        "group_parity": ("tell_all", "8.3"),
    },
    "004": {
        "officer_title": ("Clerk", "councillors.3"),
        "chair_title": ("Mayor/Chair", "mayor-chair-chairs-and-vice-chairs-of-committees.1"),
        "staffing_body": (SMALL, "procedure-for-officers.1"),
        "staffing_authority": ("has", "procedure-for-officers.1"),
        "staffing_scope": ("grievances", "procedure-for-officers.1"),
        "chair_alone": ("should_not", "procedure-for-officers.1"),
        "concern_first": (["officer"], "for-councillors.1"),
        "concern_formal": ("disciplinary", "for-councillors.1"),
    },
}


def profile_of(seed):
    [path] = SEEDS.glob(f"{seed}_*.txt")
    return with_profile(parse(decode(path.read_bytes())[0])).profile


def told(answer):
    value = answer["value"]
    return (SMALL if str(value).lower() == SMALL else value), " ".join(answer["clauses"])


@pytest.mark.parametrize("seed", TABLE)
def test_profile_is_the_table_and_nothing_more(seed):
    found = profile_of(seed)
    expected = {name: TABLE[seed].get(name, (None, "")) for name in questions()}
    assert {name: told(answer) for name, answer in found.items()} == expected
