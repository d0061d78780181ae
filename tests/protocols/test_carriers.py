"""Which clause carries which rule, as it is proposed from the words."""

import pytest

from protocols.carriers import propose, titles, words_for
from protocols.parsing import parse
from requests_log.rules.catalogue import RULES
from tests.protocols.parsing_checks import DOCUMENTS

SAYS_SO = {
    "instructing_staff": [
        "Councillors must not seek to instruct members of staff.",
        "Staff do not work under the instruction of individual councillors.",
        "No individual member may give instructions to an employee.",
        "The officers cannot take any action under instructions from any one councillor.",
        "Only the council or the Town Clerk may instruct an officer.",
        "Instructions to staff are given by the Clerk.",
        "Councillors do not tell staff what to do.",
    ],
    "line_of_communication": ["All requests are sent to the Clerk.", "Members will not approach officers directly."],
    "acts_on_decisions": ["The Clerk acts on resolutions of the Council."],
    "day_to_day_management": ["Members take no part in day-to-day management.", "Councillors do not manage employees."],
    "agenda_notice": ["Items for the agenda reach the Clerk ten working days before the meeting."],
    "need_to_know": ["Members may see the papers that they need for their duties."],
    "party_political": ["Officers shall not be asked to do anything for a political party."],
    "pressure_on_advice": ["No member shall press an officer to alter a recommendation."],
    "group_report": ["A note for one group contains facts only, and is offered to the other groups."],
    "group_attendance": ["No officer is obliged to attend the meeting of a political group."],
    "queue_jumping": ["The Clerk decides in which order work is done."],
    "council_resources": ["The copier may not be used for private purposes."],
    "unauthorised_commitment": ["No councillor may sign a contract for the council."],
    "outside_policy": ["Members will not ask staff to act outside the law or the council's policies."],
    "silent_copy": ["Nobody uses blind copies."],
    "out_of_hours": ["Members do not telephone staff at home."],
    "confidentiality": ["Members must not disclose confidential information."],
    "public_criticism": ["Members never criticise an officer in public."],
    "personal_advantage": ["Councillors shall not use their position to gain an advantage for a relative."],
    "undue_pressure": ["Bullying will not be tolerated."],
    "media": ["A member who speaks to the press says in what capacity."],
    "visits": ["Before visiting the depot members make an appointment with its manager."],
    "staff_concern": ["The Chairman does not deal with a grievance alone."],
    "committee_remit": ["The chairman of a committee has no power to decide on its behalf."],
}
IMPLIES = [
    ("instructing_staff", "Councillors take no part in the day to day management of services."),
    ("instructing_staff", "Staff are employed by the whole council."),
    ("queue_jumping", "Staff can expect that members respect their workload and the demands on their time."),
    ("staff_concern", "The council has a grievance procedure."),
]
# What a reader finds in some of the project's own documents: rule: (how the sentence begins, basis).
READ_BY_HAND = {
    "web_page": {
        "instructing_staff": ("give orders", "explicit"),
        "line_of_communication": ("Councillors send requests", "explicit"),
        "queue_jumping": ("The Clerk decides who", "explicit"),
        "day_to_day_management": ("The Clerk decides who", "implied"),
        "unauthorised_commitment": ("sign anything", "explicit"),
        "undue_pressure": ("Nobody may be shouted at", "explicit"),
        "staff_concern": ("If the matter is about the Clerk", "explicit"),
    },
    "letters_as_clauses": {
        "instructing_staff": ("Only the Council, a committee", "explicit"),
        "group_attendance": ("Officers do not attend", "explicit"),
        "group_report": ("The same facts", "explicit"),
    },
    "upper_letters": {
        "instructing_staff": ("serve the whole", "implied"),
        "line_of_communication": ("Requests, praise", "explicit"),
        "acts_on_decisions": ("act only through", "explicit"),
        "day_to_day_management": ("Councillors do not manage", "explicit"),
        "party_political": ("keep out of party", "explicit"),
        "pressure_on_advice": ("never ask an employee", "explicit"),
        "staff_concern": ("Where that fails", "implied"),
    },
}


def paragraphs(*texts):
    return [[("paragraph", text)] for text in texts]


def proposed(document):
    parsed = parse(document.read_text(encoding="utf-8"))
    clauses = [clause for section in parsed.sections for clause in section.clauses]
    return propose([[(block.kind, block.text) for block in clause.blocks] for clause in clauses])


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in SAYS_SO.items() for text in texts])
def test_a_clause_that_states_a_rule_says_so(rule, text):
    found = propose(paragraphs("Something else.", text))[rule]
    assert (found.index, found.basis, found.words) == (1, "explicit", text)


@pytest.mark.parametrize(("rule", "text"), IMPLIES)
def test_a_clause_that_a_rule_rests_on_only_implies_it(rule, text):
    assert propose(paragraphs(text))[rule].basis == "implied"


def test_a_clause_that_says_so_comes_before_one_that_implies_it():
    assert propose(paragraphs(IMPLIES[0][1], SAYS_SO["instructing_staff"][0]))["instructing_staff"].index == 1


def test_a_text_that_does_not_speak_of_it_carries_no_rule():
    assert propose(paragraphs("Minutes are signed at the next meeting.", "Tea is served at ten.")) == {}


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("agenda_notice", "The Clerk sends out the agenda three clear days before the meeting."),
        ("agenda_notice", "Notice and agenda are posted three clear days before the meeting."),
        (
            "unauthorised_commitment",
            "The Mayor must not hear it alone; it goes to the Staffing Committee of the Council.",
        ),
    ],
)
def test_what_only_sounds_alike_is_no_rule(rule, sentence):
    assert rule not in propose(paragraphs(sentence))


def test_an_item_is_read_with_the_words_above_it():
    clause = [("paragraph", "Members do not:"), ("item", "criticise staff at public meetings")]
    assert propose([clause])["public_criticism"].words == "criticise staff at public meetings"


def test_what_officers_owe_councillors_is_no_rule_for_councillors():
    clause = [
        ("paragraph", "Councillors can expect:"),
        ("item", "that officers do not use their post for private gain"),
    ]
    assert "personal_advantage" not in propose([clause])


def test_what_is_only_quoted_from_elsewhere_is_not_what_the_council_says():
    assert propose(paragraphs("“Members must not instruct officers.”")) == {}


def test_the_words_of_a_clause_that_the_clerk_chose_can_be_shown():
    clause = paragraphs("Tea is served at ten. Members must not instruct officers.")[0]
    assert words_for("instructing_staff", clause) == "Members must not instruct officers."
    assert words_for("visits", clause) == ""


@pytest.mark.parametrize("name", READ_BY_HAND)
def test_own_document_is_read_as_a_person_reads_it(name):
    [document] = [path for path in DOCUMENTS if path.stem == name]
    found, expected = proposed(document), READ_BY_HAND[name]
    assert {rule: proposal.basis for rule, proposal in found.items()} == {
        rule: row[1] for rule, row in expected.items()
    }
    assert [rule for rule, row in expected.items() if not found[rule].words.startswith(row[0])] == []


def test_both_apps_name_the_same_rules():
    assert titles() == {name: rule.title for name, rule in RULES.items()}
