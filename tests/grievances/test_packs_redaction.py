"""What is held about a person: other people's data is marked, and what is taken out is gone."""

import io

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader

from councils.redaction import TAKEN_OUT, redact, spans, suggestions
from tests.grievances.makers import act, make_case, parts
from tests.grievances.makers import serve as serve_particulars
from tests.grievances.papers import a_pdf, hand_in
from tests.grievances.test_packs import mediate, text
from tests.makers import client_of, make_member

SECRET = "quillwort"


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", "officer")


@pytest.fixture
def case(council, clerk, officer, colleague):
    story = "Lena  Brook shouted. Ms BROOK's voice was loud. Write to lena@example.org or 01234 567890. I was cold."
    case = make_case(council, officer, matter="treatment", subjects=[colleague], story=story)
    serve_particulars(case, clerk, words="Lena was loud.")
    return case


def address(case, person):
    return f"{case.get_packs_url()}access/{parts(case, person)[0].pk}/"


def make(case, clerk, person, **data):
    opened = BeautifulSoup(client_of(clerk).get(address(case, person)).content, "html.parser")
    data = {"sections": [0, 1], "more": "", "seen": opened.select_one("input[name=seen]")["value"]} | data
    return client_of(clerk).post(address(case, person), data)


def test_other_peoples_data_is_marked_before_anything_is_made(case, clerk, officer):
    page = client_of(clerk).get(address(case, officer)).content.decode()
    for phrase in ("Lena Brook", "lena@example.org", "01234 567890"):
        assert f'value="{phrase}"' in page
    assert page.count("<mark") >= 5
    assert f'value="{officer.name}"' not in page


def test_what_is_taken_out_is_nowhere_in_the_file(case, clerk, officer):
    response = make(case, clerk, officer, more="voice was loud\ncold")
    content = response.content
    found = text(content).casefold()
    assert "shouted" in found
    assert TAKEN_OUT in found
    reader = PdfReader(io.BytesIO(content))
    streams = b"".join(row.get_object().get_data() for row in streams_of(reader))
    for word in ("lena", "brook", "voice", "cold"):
        assert word not in found
        assert word.encode() not in content.lower()
        assert word.encode() not in streams.lower()
    assert content.startswith(b"%PDF")


def streams_of(reader):
    numbers = range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1)
    rows = (reader.get_object(number) for number in numbers)
    return [row for row in rows if hasattr(row, "get_data")]


def test_looking_first_makes_no_file_and_keeps_what_was_typed(case, clerk, officer):
    response = make(case, clerk, officer, more="voice was loud", act="look")
    page = response.content.decode()
    assert response["Content-Type"].startswith("text/html")
    assert "voice was loud</mark>" in page.replace('<span class="govuk-visually-hidden">]</span>', "")


def test_a_section_that_is_not_chosen_is_not_in_it(case, clerk, officer):
    assert "shouted" not in text(make(case, clerk, officer, sections=[1]).content)


def test_nothing_of_mediation_and_no_advice_is_in_it(case, clerk, officer, colleague):
    mediate(case, clerk, officer, colleague)
    data = {"kind": "legal", "words": f"Counsel on {SECRET}.", "on_day": 1, "on_month": 6, "on_year": 2026}
    client_of(clerk).post(f"{case.get_absolute_url()}note-advice/", data | {"seen": case.revision})
    page = client_of(clerk).get(address(case, officer)).content.decode()
    assert SECRET not in page
    assert "Mediation offered" not in page


def test_a_paper_that_is_no_text_is_named_to_be_looked_through_by_hand(case, clerk, officer):
    hand_in(case, officer, a_pdf(), "rota.pdf")
    page = client_of(clerk).get(address(case, officer)).content.decode()
    assert "rota.pdf" in page
    assert "This cannot be redacted here" in page


def test_about_a_witness_only_what_names_him_or_came_from_him_is_held(case, clerk, council):
    witness = make_member(council, "Ned Fold", "officer")
    case.parts.create(council=council, kind="witness", person=witness)
    act(case, "acknowledge", clerk, words="Ned Fold was in the room.")
    page = client_of(clerk).get(address(case, witness)).content.decode()
    assert "was in the room" in page
    assert "shouted" not in page


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Lena\nBrook came.", "[taken out] came."),
        ("LENA BROOK’s desk", "[taken out]’s desk"),
        ("the brookside path", "the brookside path"),
        ("Brook, and Brook again", "[taken out], and [taken out] again"),
        ("a.b (c) a.b", "[taken out] (c) [taken out]"),
    ],
)
def test_a_phrase_is_taken_out_however_it_is_written(sentence, left):
    assert redact(sentence, ["Brook", "Lena Brook", "a.b"]) == left


def test_the_persons_own_name_is_not_suggested_though_somebody_shares_it():
    assert suggestions(["Ann Brook and Lena Brook"], ["Lena Brook"], "Ann Brook") == ["Lena Brook", "Lena"]


WORDS = st.text("aB. @\n", max_size=30)


@given(WORDS, st.lists(WORDS, max_size=3))
@example("@B", ["@", "B"])
def test_after_taking_out_nothing_is_left_to_mark(sentence, phrases):
    phrases = [phrase for phrase in phrases if not spans(TAKEN_OUT, [phrase])]
    left = redact(sentence, phrases).replace(TAKEN_OUT, " | ")
    assert not [phrase for phrase in phrases if spans(left, [phrase]) and "|" not in phrase]
