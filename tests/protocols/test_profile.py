"""What a text says of its council. Where it is silent the answer is None."""

import json

import pytest
from django.core.management import call_command

from protocols.parsing import parse
from protocols.profile import in_words, questions, read_profile
from protocols.reading import with_profile

SAYS = [
    ("officer_title", "Letters go to the Parish Clerk and never to the Clerk's deputy.", "Parish Clerk"),
    ("officer_title", "Members ask the Executive Officer.", "Executive Officer"),
    ("chair_title", "The Chairman of the Parish Council signs the minutes.", "Chairman"),
    ("chair_title", "The Deputy Mayor stands in for the Town Mayor.", "Town Mayor"),
    (
        "principal_council",
        "The Monitoring Officer of Harrow and Mere District Council is told.",
        "Harrow and Mere District Council",
    ),
    ("principal_council", "The Eastshire Council’s Monitoring Officer is told.", "Eastshire Council"),
    ("principal_council", "The district council's Monitoring Officer is told.", "district council"),
    ("monitoring_officer", "Ask the Monitoring Officer.", "Monitoring Officer"),
    ("mediator", "The county association may provide an independent person.", ["county_association"]),
    ("mediator", "Acas or an independent mediator may help: Acas offers mediation.", ["acas", "mediator"]),
    (
        "staffing_body",
        "The Council has delegated to the Staffing Committee all staffing matters.",
        "Staffing Committee",
    ),
    ("staffing_body", "The Personnel Panel has delegated powers for personnel matters.", "Personnel Panel"),
    ("staffing_authority", "The Personnel Panel has delegated powers for personnel matters.", "has"),
    ("staffing_authority", "The Council should delegate personnel matters to a small panel of members.", "should"),
    ("staffing_scope", "Grievances are heard by the Personnel Panel.", "grievances"),
    ("chair_alone", "The Chair must not deal with any grievance alone.", "must_not"),
    ("chair_alone", "The Mayor shall never deal with grievances on his or her own.", "must_not"),
    (
        "concern_first",
        "A member who is dissatisfied with an officer should raise the matter with the Town Clerk.",
        ["clerk"],
    ),
    ("concern_first", "A councillor who is unhappy with an employee speaks to the Clerk.", ["clerk"]),
    ("concern_first", "A complaint about an officer is made to the Staffing Committee.", ["committee"]),
    ("concern_first", "A concern by a member about staff goes to the Clerk, and who hears it to the Chair.", ["clerk"]),
    ("concern_about_clerk", "A complaint about the Clerk is sent to the Chair.", "chair"),
    ("concern_about_clerk", "A concern about the Clerk is put to the Chair of the Staffing Panel.", "committee_chair"),
    ("concern_formal", "If that fails it may be dealt with under the Disciplinary Policy.", "disciplinary"),
    ("conduct_route", "A breach of the Code of Conduct is reported to the Monitoring Officer.", "monitoring_officer"),
    (
        "agenda_notice",
        "Items for the agenda reach the Clerk five clear days before the meeting.",
        "5 clear days before the meeting",
    ),
    (
        "agenda_notice",
        "Members send what they want on the agenda to the Clerk ten days before the meeting.",
        "10 calendar days before the meeting",
    ),
    ("agenda_notice", "Ten days' notice of items for the agenda is needed.", "10 calendar days before the meeting"),
    ("agenda_papers", "Reports are sent in two weeks before the meeting.", "14 calendar days before the meeting"),
    ("group_parity", "If advice is given to one group, the Clerk shall inform the other groups.", "tell_all"),
    ("group_parity", "The Clerk gives the same advice to each group that asks.", "same_on_request"),
    ("direct_contact", "Members do not approach staff without the prior agreement of the Clerk.", ["clerk_agreement"]),
    ("review_every", "This policy is reviewed every four years.", "every four years"),
    ("review_every", "It will be reviewed annually.", "annually"),
    ("kept_by", "Responsibility for the operation of this protocol lies with the Town Clerk.", "Town Clerk"),
]
SILENT = "Small Paper\n\n1. Manners\n1.1 Everybody is polite.\n1.2 Tea is served at ten.\n"


def answers(sentence):
    return read_profile(parse(f"Some Paper\n\n1. First\n1.1 Everybody is polite.\n1.2 {sentence}\n"))


@pytest.mark.parametrize(("question", "sentence", "value"), SAYS)
def test_answer_is_read_with_its_clause_and_words(question, sentence, value):
    answer = answers(sentence)[question]
    assert answer.value == value
    assert [(source.index, source.words) for source in answer.sources] == [(1, sentence)]


def test_a_silent_text_answers_nothing():
    found = read_profile(parse(SILENT))
    assert list(found) == list(questions())
    assert {name for name, answer in found.items() if answer.value is not None} == set()


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("officer_title", "The Deputy Clerk opens the post."),
        ("officer_title", "Ask the Society of Local Council Clerks."),
        ("chair_title", "The chair of the meeting decides who speaks."),
        ("principal_council", "The Council is told."),
        ("mediator", "The Society of Local Council Clerks gives advice on groups."),
        ("staffing_body", "The Planning Committee has delegated authority to answer consultations."),
        ("chair_alone", "The Chair should not be disturbed."),
        ("concern_first", "An officer who is unhappy with a councillor tells the Clerk."),
        ("conduct_route", "The Monitoring Officer may be able to mediate."),
        ("agenda_notice", "The agenda is published."),
        ("concern_first", "A councillor who is unhappy with the Clerk speaks to the Chairman."),
        ("concern_first", "Complaints about the Executive Officer go to the Staffing Committee."),
        ("concern_first", "Complaints about officers are not to be raised with the Clerk at a meeting."),
        ("concern_first", "Complaints about staff from members of the public go to the Clerk."),
        ("concern_about_clerk", "A member raises the concern with the Town Clerk, who will speak with the Mayor."),
        ("concern_about_clerk", "An employee who has a complaint about the Clerk speaks to the Chairman."),
        ("concern_otherwise", "It is inappropriate to discuss politics with the Clerk."),
        ("concern_otherwise", "If the grievance of an employee is not resolved it goes to the Personnel Committee."),
        ("agenda_notice", "The agenda and notice of the meeting are posted three clear days before the meeting."),
        ("agenda_papers", "Agenda papers are sent to councillors three clear days before the meeting."),
        ("agenda_papers", "Members receive their papers five working days before the meeting."),
        ("direct_contact", "Members must not publish documents without the approval of the Clerk."),
        ("direct_contact", "The Clerk will agree the priorities and direct staff."),
        ("conduct_route", "By the Code of Conduct the register of interests goes to the Monitoring Officer."),
        ("mediator", "In line with the Acas Code of Practice mediation may be offered."),
        ("mediator", "The Monitoring Officer does not mediate."),
        ("staffing_body", "Disciplinary appeals are heard by the Appeals Panel."),
        ("staffing_body", "Grievances are never heard by the full council."),
        ("chair_alone", "The Chairman may not sign cheques alone."),
        ("review_every", "Salaries are reviewed annually by the Council."),
        ("review_every", "The Health and Safety Policy is reviewed every year."),
        ("kept_by", "The key is kept by the Clerk."),
    ],
)
def test_what_only_sounds_alike_is_no_answer(question, sentence):
    assert answers(sentence)[question].value is None


def test_whom_the_first_contact_tells_is_no_first_contact():
    passed_on = answers("If it is about the Clerk, speak to the Chairman, who will bring it to the Staffing Panel.")
    assert passed_on["concern_about_clerk"].value == "chair"
    in_turn = answers("A councillor who is unhappy with the Clerk speaks to the Chairman, who speaks to the Clerk.")
    assert (in_turn["concern_first"].value, in_turn["concern_about_clerk"].value) == (None, "chair")


def test_each_half_of_a_sentence_has_its_own_first_contact():
    found = answers("Complaints about employees go to the Executive Officer; those about the Clerk to the Mayor.")
    assert found["concern_first"].value == ["clerk"]
    halves = "Complaints about staff go to the Clerk; complaints about the Clerk go to the Staffing Committee."
    assert answers(halves)["concern_first"].value == ["clerk"]
    assert answers(halves)["concern_about_clerk"].value == "committee"


def test_advice_at_large_counts_only_where_no_helper_is_named():
    sentence = "It may be necessary to seek independent advice, and the SLCC may name an independent person."
    assert answers(sentence)["mediator"].value == ["slcc"]


def test_reviews_at_the_top_of_a_document_have_no_clause():
    found = with_profile(parse("Paper\nNext review: May 2031\n\n1. First\n1.1 Be polite.\n")).profile
    assert found["next_review"] == {"value": "2031-05", "clause": None, "clauses": [], "words": None}


def test_clause_without_a_number_is_named_by_its_place():
    text = "Working together\n\nGood manners\n\nEverybody is polite.\n\nThe Chair must not hear a grievance alone.\n"
    assert with_profile(parse(text)).profile["chair_alone"]["clause"] == "good-manners.2"


def test_options_are_put_in_words():
    asked = questions()
    assert in_words(asked["mediator"], ["third_party", "acas"]) == "A third party; Acas"
    assert in_words(asked["officer_title"], "Parish Clerk") == "Parish Clerk"
    assert in_words(asked["chair_alone"], None) == ""


def test_parse_protocol_prints_the_answers(tmp_path, capsys):
    path = tmp_path / "protocol.txt"
    path.write_text(SILENT + "1.3 The Town Clerk keeps the minutes.\n", encoding="utf-8")
    call_command("parse_protocol", str(path))
    profile = json.loads(capsys.readouterr().out)["profile"]
    assert (profile["officer_title"]["value"], profile["officer_title"]["clause"]) == ("Town Clerk", "1.3")
    assert profile["chair_title"]["value"] is None
