"""Title, council, adoption, reviews: read where the text states them, offered where it implies them, else not said."""

import pytest

from protocols.parsing import parse
from protocols.parsing.dates import find_dates
from protocols.parsing.names import find_council

BODY = "\n\n1. Aims\n\n1.1 We work together. We say so here.\n\n"


def headed(line):
    return parse(f"Nether Compton Parish Council\nMember/Officer Protocol\n{line}{BODY}")


def footed(line):
    return parse(f"Nether Compton Parish Council\nMember/Officer Protocol{BODY}{line}\n")


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("13th February 2018", "2018-02-13"),
        ("4 May 2021", "2021-05-04"),
        ("the 4th day of May 2021", "2021-05-04"),
        ("May 4th, 2021", "2021-05-04"),
        ("February 2022", "2022-02"),
        ("Sept. 2019", "2019-09"),
        ("12/05/2022", "2022-05-12"),
        ("31.01.2019", "2019-01-31"),
        ("4-5-21", "2021-05-04"),
        ("2022-05-12", "2022-05-12"),
        ("05/2022", "2022-05"),
        ("May '21", "2021-05"),
        ("2018", "2018"),
    ],
)
def test_date_is_as_precise_as_it_is_printed(printed, iso):
    assert [found.iso for found in find_dates(printed)] == [iso]


@pytest.mark.parametrize("text", ["31/02/2020", "Localism Act 2011", "2021/22", "13", "minute 21/045", "clause 1.2.3"])
def test_what_is_no_date(text):
    assert find_dates(text) == []


@pytest.mark.parametrize("place", [headed, footed])
@pytest.mark.parametrize(
    ("line", "adopted", "reviewed", "next_review"),
    [
        ("Adopted at the Full Council meeting held on 4 May 2021, minute 21/045", "2021-05-04", [], None),
        ("Approved by Council: March 2020", "2020-03", [], None),
        ("Version 2.1 – approved 12/05/2022", "2022-05-12", [], None),
        ("Date of adoption: 2017", "2017", [], None),
        ("Date of next review: May 2027", None, [], "2027-05"),
        ("Review date: May 2027", None, [], "2027-05"),
        ("Next Review Date\tJune 2026", None, [], "2026-06"),
        ("To be reviewed in May 2024", None, [], "2024-05"),
        ("Reviewed: May 2019, June 2021", None, ["2019-05", "2021-06"], None),
        ("Last reviewed 4 May 2021; next review May 2023", None, ["2021-05-04"], "2023-05"),
        ("Adopted 14 May 2015, re-adopted 12 May 2019", "2015-05-14", ["2019-05-12"], None),
        ("Adopted May 2018. Amended June 2020.", "2018-05", ["2020-06"], None),
        ("ADOPTED: 4 MAY 2021", "2021-05-04", [], None),
    ],
)
def test_adoption_and_reviews_as_councils_phrase_them(place, line, adopted, reviewed, next_review):
    parsed = place(line)
    assert (parsed.adopted, parsed.reviewed, parsed.next_review) == (adopted, reviewed, next_review)
    assert [(s.number, s.heading, len(s.clauses)) for s in parsed.sections] == [("1", "Aims", 1)]
    assert any(line.split("\t")[0] in warning.message for warning in parsed.warnings)


def test_label_and_date_on_two_lines():
    parsed = headed("Date adopted:\n4 May 2021\nReview date:\nMay 2025")
    assert (parsed.adopted, parsed.next_review) == ("2021-05-04", "2025-05")


def test_regular_review_is_no_date():
    parsed = footed("To be reviewed annually")
    assert parsed.next_review is None
    assert any("no date for the next one" in warning.message for warning in parsed.warnings)


def test_review_date_is_the_past_review_where_the_next_one_is_stated_too():
    parsed = headed("Review date: May 2021\nNext review: May 2023")
    assert (parsed.reviewed, parsed.next_review) == (["2021-05"], "2023-05")


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Reviewed by the Personnel Committee", "Personnel Committee"),
        ("Reviewed By\tPolicy & Resources Committee", "Policy & Resources Committee"),
        ("Reviewed by the Staffing Committee on 4 May 2021", "Staffing Committee"),
        ("Review body: Full Council", "Full Council"),
        ("Reviewed by May 2023", None),
    ],
)
def test_reviewing_body(line, body):
    assert headed(line).review_body == body


@pytest.mark.parametrize(
    "line", ["May 2021", "Full Council 31.01.2019", "December 2020 – Date for Review: December 2023"]
)
def test_date_without_a_word_for_it_is_only_offered(line):
    parsed = footed(line)
    assert parsed.adopted is None
    assert parsed.adopted_hint is not None
    assert any("confirm it" in warning.message for warning in parsed.warnings)


def test_statement_in_a_clause_is_read_and_stays_there():
    parsed = parse(f"Protocol{BODY}1.2 This protocol was adopted on 4 May 2021 and will be reviewed in May 2025.\n")
    assert (parsed.adopted, parsed.next_review) == ("2021-05-04", "2025-05")
    assert parsed.sections[0].clauses[1].blocks[0].text.startswith("This protocol was adopted")


def test_adoption_of_another_document_is_not_taken():
    parsed = parse(f"Protocol{BODY}1.2 The Standing Orders were adopted on 4 May 2021.\n")
    assert (parsed.adopted, parsed.adopted_hint) == (None, None)


def test_two_dates_of_adoption_are_warned_of():
    parsed = headed("Adopted May 2019\nAdopted May 2020")
    assert parsed.adopted == "2019-05"
    assert any("Several dates of adoption" in warning.message for warning in parsed.warnings)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("LITTLE SNORING PARISH COUNCIL", "Little Snoring Parish Council"),
        ("STOW-CUM-QUY PARISH COUNCIL", "Stow-cum-Quy Parish Council"),
        ("Thorpe on the Hill Town Council – Policies", "Thorpe on the Hill Town Council"),
        ("Upper and Lower Dean Group Parish Council", "Upper and Lower Dean Group Parish Council"),
        ("Parish of Long Marrow", "Parish of Long Marrow"),
        ("The Parish Council of Long Marrow", "Parish Council of Long Marrow"),
        ("St. Mary’s Neighbourhood Council", "St. Mary’s Neighbourhood Council"),
        ("Y Felin Community Council", "Felin Community Council"),
        ("Protocol of Wells City Council", "Wells City Council"),
    ],
)
def test_name_of_the_council(line, name):
    assert find_council(line)[0] == name


@pytest.mark.parametrize(
    "line", ["the town council", "Each Parish Council", "District Council", "Council", "A Parish Council"]
)
def test_no_council_is_named(line):
    assert find_council(line) is None


@pytest.mark.parametrize(
    ("top", "title", "council"),
    [
        (
            "Nether Compton Parish Council – Member/Officer Protocol",
            "Member/Officer Protocol",
            "Nether Compton Parish Council",
        ),
        ("PROTOCOL ON\nMEMBER AND OFFICER RELATIONS", "PROTOCOL ON MEMBER AND OFFICER RELATIONS", None),
        ("Member and Officer\nProtocol", "Member and Officer Protocol", None),
        ("Appendix 4\nOfficer Protocol", "Officer Protocol", None),
    ],
)
def test_title_and_council_from_the_top_lines(top, title, council):
    parsed = parse(f"{top}{BODY}")
    assert (parsed.title, parsed.council) == (title, council)


def test_council_named_once_in_the_text_is_offered_with_a_warning():
    parsed = parse("Protocol\n\n1. Aims\n\n1.1 Members of Nether Compton Parish Council work together.\n")
    assert parsed.council == "Nether Compton Parish Council"
    assert any("confirm it" in warning.message for warning in parsed.warnings)
