"""What the Clerk confirms of a version: rules in one go, answers, their use by the council, and the gaps."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

from councils import history
from councils.errors import Overtaken, Refused
from councils.models import Profile
from protocols import carriers, gaps, services
from protocols.models import ProfileAnswer, RuleAbsence, RuleClause
from protocols.profile import questions
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft
from tests.test_queries import queries_of

SAYING = (
    TEXT
    + """
3. When things go wrong
3.1 The Town Mayor does not deal with a grievance alone.
3.2 Papers for an item come in at least two weeks before the meeting.
3.3 The Staffing Committee has delegated authority for staffing matters.
"""
)
TODAY = date(2026, 6, 1)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def page(person, version, name, **query):
    return soup(client_of(person).get(f"{version.get_absolute_url()}{name}/", query))


def row_of(page, title):
    [key] = [dt for dt in page.select("dt") if dt.get_text(strip=True) == title]
    return key.parent


def ticks(page):
    return [box["value"] for box in page.select("input[name=right]")]


def post(person, version, name, **data):
    return client_of(person).post(f"{version.get_absolute_url()}{name}/", data)


def test_every_rule_is_listed_with_its_clause_and_words(council, clerk):
    listed = page(clerk, make_draft(council), "rules")
    assert [dt.get_text(strip=True) for dt in listed.select("dt")] == list(carriers.titles().values())
    row = row_of(listed, "No instructing staff")
    assert "Says so" in row.get_text()
    assert "Clause 2.2" in row.get_text()
    assert row.blockquote.get_text(strip=True) == "A councillor must not seek to instruct any employee."
    assert "No clause carries it" in row_of(listed, "Visits").get_text()


@pytest.mark.parametrize("show", ["explicit", "implied", "absent", "open"])
def test_the_list_shows_one_kind_and_counts_each(council, clerk, show):
    version = make_draft(council)
    everything, part = page(clerk, version, "rules"), page(clerk, version, "rules", show=show)
    said = {link["href"]: link.get_text() for link in everything.select("nav[aria-label=Show] a")}
    assert said[f"?show={show}"].endswith(f"({len(part.select('dt'))})")


def test_what_the_text_says_of_the_council_is_said_or_not_said(council, clerk):
    listed = page(clerk, make_draft(council), "answers")
    shown = [link.get_text(strip=True).split(" (")[0] for link in listed.select("nav[aria-label=Show] a")]
    assert [words for words in shown if words != "All"] == ["Said", "Not said", "Not confirmed yet"]


def test_the_clerk_confirms_what_is_ticked_in_one_go(council, clerk):
    version = make_draft(council)
    offered = ticks(page(clerk, version, "rules"))
    assert len(offered) == 24
    post(clerk, version, "rules", right=offered[:-1])
    left = page(clerk, version, "rules", show="open")
    assert [json.loads(tick)[0] for tick in ticks(left)] == [json.loads(offered[-1])[0]]
    assert version.rule_clauses.get(rule="instructing_staff").confirmed_by == clerk
    assert version.rule_absences.get(rule="visits").confirmed_by == clerk


def test_a_proposal_that_changed_meanwhile_is_not_confirmed(council, clerk, deputy):
    version = make_draft(council)
    offered = ticks(page(clerk, version, "rules"))
    services.map_rule(version, rule="visits", clause=version.clauses.first(), basis="implied", by=deputy)
    assert post(clerk, version, "rules", right=offered).status_code == 409
    assert not version.rule_clauses.filter(confirmed_by=clerk).exists()
    with pytest.raises(Overtaken):
        services.confirm_rules(version, {"visits": ["absent", None]}, by=clerk)


@pytest.mark.parametrize("tick", ["", "[", "7", '"visits"', '["visits"]', "[[], 1]"])
def test_a_tick_that_was_not_offered_is_refused(council, clerk, tick):
    version = make_draft(council)
    assert post(clerk, version, "rules", right=tick).status_code in (400, 404)
    assert post(clerk, version, "rules", right='["other", ["absent", null]]').status_code == 404
    assert not RuleAbsence.objects.exists()


def test_ticking_nothing_confirms_nothing_and_says_so(council, clerk):
    version = make_draft(council)
    response = client_of(clerk).post(f"{version.get_absolute_url()}rules/", follow=True)
    assert "Nothing was ticked" in response.content.decode()
    assert not RuleClause.objects.filter(confirmed_at__isnull=False).exists()


def test_a_rule_can_be_said_to_be_absent_and_found_again(council, clerk):
    version = make_adopted(council)
    services.map_rule(version, rule="instructing_staff", clause=None, basis="", by=clerk)
    assert not version.rule_clauses.filter(rule="instructing_staff").exists()
    assert "Confirmed" in row_of(page(clerk, version, "rules", show="absent"), "No instructing staff").get_text()
    services.map_rule(version, rule="instructing_staff", clause=version.clauses.first(), basis="implied", by=clerk)
    assert not RuleAbsence.objects.exists()


def test_the_page_of_a_rule_lists_the_further_clauses_that_speak_of_it(council, clerk):
    draft = make_draft(council, TEXT + "\n3. More\n3.1 Officers take their instructions only from the Clerk.\n")
    cited = draft.rule_clauses.get(rule="instructing_staff").clause
    page = BeautifulSoup(client_of(clerk).get(f"{draft.get_absolute_url()}rules/instructing_staff/").content, "lxml")
    listed = [item.get_text(" ", strip=True) for item in page.select("main ul.govuk-list--bullet li")]
    assert "Clause 3.1 says so: Officers take their instructions only from the Clerk." in listed
    assert not any(item.startswith(f"Clause {cited.ref} ") for item in listed)


def test_what_the_text_says_of_the_council_is_proposed_and_the_rest_is_not_said(council, clerk):
    listed = page(clerk, make_draft(council, SAYING), "answers")
    said = row_of(listed, questions()["staffing_body"].label)
    assert "Staffing Committee" in said.get_text()
    assert "Clause 3.3" in said.get_text()
    assert "Not said" in row_of(listed, questions()["mediator"].label).get_text()


def test_confirmed_answers_begin_a_version_of_the_councils_profile(council, clerk):
    version = make_adopted(council, SAYING)
    post(clerk, version, "answers", right=ticks(page(clerk, version, "answers")))
    profile = services.use_answers(version, applies_from=TODAY, seen=0, by=clerk)
    assert profile.limits == {"agenda_papers": "14 calendar days before the meeting"}
    assert profile.terms["officer_title"] == "Clerk"
    assert profile.terms["chair_title"] == "Town Mayor"
    assert profile.terms["chair_alone"] == "will_not"
    assert "mediator" not in profile.terms


def test_what_is_not_confirmed_is_not_used(council, clerk):
    version = make_adopted(council, SAYING)
    with pytest.raises(Refused, match="already says"):
        services.use_answers(version, applies_from=TODAY, seen=0, by=clerk)
    assert "Nothing that you have confirmed" in page(clerk, version, "answers/use").get_text()


def test_what_the_text_is_silent_on_stays_as_the_council_has_it(council, clerk):
    Profile.objects.create(council=council, number=1, applies_from=date(2026, 1, 1), terms={"mediator": ["acas"]})
    version = make_adopted(council, SAYING)
    services.confirm_answers(version, {"chair_title": "Town Mayor", "mediator": None}, by=clerk)
    profile = services.use_answers(version, applies_from=TODAY, seen=1, by=clerk)
    assert profile.terms == {"mediator": ["acas"], "chair_title": "Town Mayor"}


def test_using_the_answers_shows_what_changes_and_from_which_day(council, clerk):
    version = make_adopted(council, SAYING)
    services.confirm_answers(version, {"chair_title": "Town Mayor"}, by=clerk)
    assert "Town Mayor" in row_of(page(clerk, version, "answers/use"), questions()["chair_title"].label).get_text()
    data = {"applies_from_day": "1", "applies_from_month": "6", "applies_from_year": "2099", "seen": "0"}
    post(clerk, version, "answers/use", **data)
    assert council.profiles.get().applies_from == date(2099, 6, 1)


@pytest.mark.parametrize(
    ("question", "data", "value"),
    [
        ("officer_title", {"value": "Parish Clerk"}, "Parish Clerk"),
        ("officer_title", {"value": ""}, None),
        ("chair_alone", {"value": "must_not"}, "must_not"),
        ("chair_alone", {"value": "-"}, None),
        ("mediator", {"value": ["acas", "slcc"]}, ["acas", "slcc"]),
        ("mediator", {"clause": ""}, None),
        ("agenda_papers", {"value": "a week"}, "7 calendar days before the meeting"),
    ],
)
def test_the_clerk_changes_an_answer(council, clerk, question, data, value):
    version = make_draft(council, SAYING)
    post(clerk, version, f"answers/{question}", **data)
    row = version.profile_answers.get(question=question)
    assert (row.value, row.confirmed_by) == (value, clerk)


def test_an_answer_keeps_its_quoted_words_only_with_its_clause(council, clerk):
    version = make_draft(council, SAYING)
    known = version.profile_answers.get(question="chair_title")
    services.set_answer(version, question="chair_title", value="Mayor", clause=known.clause, by=clerk)
    assert ProfileAnswer.objects.get(pk=known.pk).words == known.words != ""
    services.set_answer(version, question="chair_title", value="Mayor", clause=version.clauses.first(), by=clerk)
    assert ProfileAnswer.objects.get(pk=known.pk).words == ""


def test_an_unknown_question_is_not_found(council, clerk):
    version = make_draft(council)
    assert client_of(clerk).get(f"{version.get_absolute_url()}answers/next_review/").status_code == 404
    assert client_of(clerk).get(f"{version.get_absolute_url()}answers/nothing/").status_code == 404


def test_gaps_say_what_the_law_expects_and_leave_out_what_is_said(council, clerk):
    shown = page(clerk, make_draft(council, SAYING), "gaps")
    titles = [h3.get_text(strip=True) for h3 in shown.select("section h3")]
    assert questions()["conduct_route"].label in titles
    assert questions()["chair_alone"].label not in titles
    assert "No instructing staff" not in titles
    assert "Localism Act 2011, section 28" in shown.get_text()


def test_every_gap_names_a_rule_or_a_question_and_every_rule_has_one():
    assert set(gaps.known()) <= set(carriers.titles()) | set(questions())
    assert set(carriers.titles()) <= set(gaps.known())


def test_what_the_law_or_good_practice_expects_has_a_source():
    unsaid = [gap.name for gap in gaps.known().values() if gap.weight != "others" and not (gap.expects and gap.source)]
    assert unsaid == []


def test_a_discarded_draft_takes_its_answers_along(council, clerk):
    version = make_draft(council, SAYING)
    services.map_rule(version, rule="visits", clause=None, basis="", by=clerk)
    services.discard_draft(version, by=clerk)
    assert not ProfileAnswer.objects.exists()


def test_confirming_is_in_the_history(council, clerk):
    version = make_adopted(council, SAYING)
    services.confirm_rules(version, {"visits": ["absent", None]}, by=clerk)
    services.confirm_answers(version, {"mediator": None}, by=clerk)
    kinds = [event.kind for event in history.timeline(services.stream_of(version.protocol))]
    assert kinds[-2:] == ["rules_confirmed", "answers_confirmed"]


@pytest.mark.parametrize("name", ["rules", "answers", "gaps"])
def test_lists_ask_as_often_for_many_clauses_as_for_few(council, clerk, name):
    few = make_adopted(council)
    many = make_adopted(council, SAYING + "".join(f"4.{n} Members must not visit depot {n}.\n" for n in range(1, 60)))
    client = client_of(clerk)
    client.get(f"{few.get_absolute_url()}{name}/")
    few, many = (queries_of(client, f"{version.get_absolute_url()}{name}/") for version in (few, many))
    assert len(few) == len(many)
