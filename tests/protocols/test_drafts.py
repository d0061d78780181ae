"""Mending a draft: each act does what it says, loses no word, and tells whoever comes second."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction

from councils import history
from councils.errors import Overtaken, Refused
from councils.models import Event
from protocols import services
from protocols.models import RuleClause, Version
from tests.protocols.makers import TEXT, make_adopted, make_draft


@pytest.fixture
def draft(council):
    return make_draft(council)


def mend(act, draft, **fields):
    """Do an act as somebody who has just opened the draft."""
    draft.refresh_from_db()
    return act(draft, seen=draft.revision, by=None, **fields)


def clause(draft, ref, nth=0):
    return draft.clauses.filter(ref=ref).order_by("position")[nth]


def shape(draft):
    """[(number and heading of the section, [reference or first words of each clause])]"""
    draft = Version.objects.with_text().get(pk=draft.pk)
    return [(str(s), [c.ref or c.opening for c in s.clauses.all()]) for s in draft.sections.all()]


def words(draft):
    draft = Version.objects.with_text().get(pk=draft.pk)
    parts = [(str(s), *(f"{c.ref} {c.heading} {c.text}" for c in s.clauses.all())) for s in draft.sections.all()]
    return sorted(" ".join(part for section in parts for part in section).split())


PURPOSE, WHO = "1 Purpose", "2 Who does what"
BEGINNING = [(PURPOSE, ["1.1", "1.2"]), (WHO, ["2.1", "2.2", "2.2", "2.3"])]


def test_words_reference_and_heading_of_a_clause_are_edited(draft):
    changed = {"ref": "2.9", "heading": "What staff can expect", "text": "Staff get:\na) courtesy;\n• quiet."}
    mend(services.edit_clause, draft, clause=clause(draft, "2.3").pk, **changed)
    row = clause(draft, "2.9")
    assert (row.heading, row.anchor) == ("What staff can expect", "c-2.9")
    assert [(block["kind"], block["label"]) for block in row.blocks] == [
        ("paragraph", None),
        ("item", "a"),
        ("item", None),
    ]


def test_what_a_clause_said_before_is_kept_in_the_history(draft):
    mend(services.edit_clause, draft, clause=clause(draft, "1.2").pk, ref="1.2", heading="", text="It is mine.")
    event = history.timeline(services.stream_of(draft.protocol)).last()
    assert (event.kind, event.words.text) == ("clause_edited", "1.2\nIt is kept by the Clerk.")


def test_a_clause_is_split_and_joined_again(draft):
    first = clause(draft, "2.2")
    mend(services.split_clause, draft, clause=first.pk, block=0, at=first.text.index("Work"))
    assert shape(draft)[1] == (WHO, ["2.1", "2.2", "Work is given out by the Clerk.", "2.2", "2.3"])
    mend(services.join_next, draft, clause=first.pk, run_on=True)
    assert shape(draft) == BEGINNING
    assert clause(draft, "2.2").blocks == first.blocks


def test_a_clause_that_is_joined_leaves_its_number_as_words(draft):
    mend(services.join_next, draft, clause=clause(draft, "1.1").pk)
    assert clause(draft, "1.1").text.endswith("\n1.2 It is kept by the Clerk.")


def test_the_last_clause_of_a_section_has_none_to_join(draft):
    with pytest.raises(Refused, match="last clause of its section"):
        mend(services.join_next, draft, clause=clause(draft, "1.2").pk)


def test_what_the_clerk_confirmed_of_a_joined_clause_goes_with_it(draft, clerk):
    second = clause(draft, "2.2", 1)
    services.map_rule(draft, rule="agenda_notice", clause=second, basis="explicit", by=clerk)
    mend(services.join_next, draft, clause=clause(draft, "2.2").pk)
    assert draft.rule_clauses.get(rule="agenda_notice").clause == clause(draft, "2.2")


@pytest.mark.parametrize(
    ("ref", "step", "result"),
    [
        ("1.2", -1, [(PURPOSE, ["1.2", "1.1"]), BEGINNING[1]]),
        ("1.2", 1, [(PURPOSE, ["1.1"]), (WHO, ["1.2", "2.1", "2.2", "2.2", "2.3"])]),
        ("2.1", -1, [(PURPOSE, ["1.1", "1.2", "2.1"]), (WHO, ["2.2", "2.2", "2.3"])]),
    ],
)
def test_a_clause_moves_up_and_down_and_into_the_section_beside(draft, ref, step, result):
    mend(services.move_clause, draft, clause=clause(draft, ref).pk, step=step)
    assert shape(draft) == result


@pytest.mark.parametrize(("ref", "step"), [("1.1", -1), ("2.3", 1)])
def test_a_clause_at_the_end_of_the_text_moves_no_further(draft, ref, step):
    with pytest.raises(Refused, match="end of the text"):
        mend(services.move_clause, draft, clause=clause(draft, ref).pk, step=step)
    assert shape(draft) == BEGINNING


def test_a_clause_moves_behind_another_and_to_the_beginning_of_a_section(draft):
    moved = clause(draft, "2.3").pk
    mend(services.place_clause, draft, clause=moved, after=clause(draft, "1.1").pk)
    assert shape(draft)[0] == (PURPOSE, ["1.1", "2.3", "1.2"])
    mend(services.place_clause, draft, clause=moved, section=draft.sections.get(number="2").pk)
    assert shape(draft)[1] == (WHO, ["2.3", "2.1", "2.2", "2.2"])


def test_furniture_is_taken_out_listed_and_put_back_where_it_stood(draft):
    before = words(draft)
    for ref in ("2.1", "2.2", "2.2"):
        mend(services.take_out, draft, clause=clause(draft, ref).pk)
    assert shape(draft)[1] == (WHO, ["2.3"])
    assert [row.ref for row in draft.taken_out.all()] == ["2.1", "2.2", "2.2"]
    for row in reversed(draft.taken_out.all()):
        mend(services.put_back, draft, taken=row.pk)
    assert sorted(shape(draft)[1][1]) == ["2.1", "2.2", "2.2", "2.3"]
    assert words(draft) == before
    assert not draft.taken_out.exists()


def test_a_section_is_joined_to_the_one_before_and_begun_again(draft):
    mend(services.join_section, draft, section=draft.sections.get(number="2").pk)
    assert shape(draft) == [(PURPOSE, ["1.1", "1.2", "2", "2.1", "2.2", "2.2", "2.3"])]
    mend(services.begin_section, draft, clause=clause(draft, "2").pk)
    assert shape(draft) == BEGINNING


def test_a_clause_with_a_heading_becomes_a_section_and_its_words_stay_a_clause(draft):
    row = clause(draft, "2.3")
    mend(services.edit_clause, draft, clause=row.pk, ref="3", heading="Staff", text="Staff can expect peace.")
    mend(services.begin_section, draft, clause=row.pk)
    assert shape(draft)[2] == ("3 Staff", ["Staff can expect peace."])


def test_the_first_section_has_none_before_it(draft):
    with pytest.raises(Refused, match="first section"):
        mend(services.join_section, draft, section=draft.sections.get(number="1").pk)


def test_number_and_heading_of_a_section_are_edited(draft):
    mend(services.edit_section, draft, section=draft.sections.get(number="2").pk, number="II", heading="Roles")
    assert shape(draft)[1][0] == "II Roles"


def test_no_act_loses_a_word_and_anchors_stay_unique(draft):
    before = words(draft)
    mend(services.join_section, draft, section=draft.sections.get(number="2").pk)
    mend(services.move_clause, draft, clause=clause(draft, "2.3").pk, step=-1)
    mend(services.join_next, draft, clause=clause(draft, "1.1").pk)
    mend(services.split_clause, draft, clause=clause(draft, "2.3").pk, block=1, at=0)
    assert words(draft) == before
    names = list(draft.clauses.values_list("anchor", flat=True))
    assert len(names) == len(set(names))


def test_whoever_comes_second_is_told_and_nothing_of_his_is_recorded(draft):
    row = clause(draft, "1.2")
    mend(services.edit_clause, draft, clause=row.pk, ref="1.2", heading="", text="The first clerk's words.")
    with pytest.raises(Overtaken, match="Somebody else"):
        services.edit_clause(draft, clause=row.pk, ref="1.2", heading="", text="Second.", seen=0, by=None)
    assert clause(draft, "1.2").text == "The first clerk's words."
    assert Event.objects.filter(kind="clause_edited").count() == 1


def test_an_adopted_version_is_mended_no_more(council):
    version = make_adopted(council)
    version.refresh_from_db()
    with pytest.raises(Overtaken, match="has been adopted"):
        mend(services.take_out, version, clause=version.clauses.first().pk)
    for row in (version.original, version.clauses.first()):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            row.save(force_update=True)


def test_a_draft_that_was_mended_after_it_was_read_is_not_adopted(draft):
    seen = draft.revision
    mend(services.take_out, draft, clause=clause(draft, "1.2").pk)
    with pytest.raises(Overtaken, match="Somebody else"):
        services.adopt_version(draft, adopted="2024", minute_ref="1", by=None, seen=seen)
    assert not Version.objects.adopted().exists()


def test_what_is_not_confirmed_is_proposed_again_after_mending(draft, clerk):
    assert draft.rule_clauses.get(rule="instructing_staff").clause == clause(draft, "2.2")
    mend(services.take_out, draft, clause=clause(draft, "2.2").pk)
    assert not draft.rule_clauses.filter(rule="instructing_staff").exists()
    services.map_rule(draft, rule="instructing_staff", clause=clause(draft, "2.1"), basis="implied", by=clerk)
    text = "A councillor must not seek to instruct any employee."
    mend(services.edit_clause, draft, clause=clause(draft, "1.2").pk, ref="1.2", heading="", text=text)
    assert RuleClause.objects.get(rule="instructing_staff").confirmed_by == clerk


def test_an_act_needs_the_same_queries_in_a_long_draft(council, django_assert_max_num_queries):
    long = TEXT + "".join(f"\n3.{n} Clause number {n} says a little.\n" for n in range(1, 90))
    for draft in (make_draft(council), make_draft(council, long)):
        with django_assert_max_num_queries(45):
            services.take_out(draft, clause=clause(draft, "1.2").pk, seen=0, by=None)


def test_warnings_are_ticked_once(draft, clerk):
    services.tick_warning(draft, number=0, by=clerk)
    services.tick_warning(draft, number=0, by=clerk)
    draft.refresh_from_db()
    assert [warning.get("looked_at", False) for warning in draft.warnings].count(True) == 1
    assert Event.objects.filter(kind="warning_looked_at").count() == 1


def test_of_four_clerks_at_once_one_is_heard_and_three_are_told(transactional_db, council):
    draft = make_draft(council)
    told = at_once(4, lambda n: edit_as(draft, f"Words of clerk {n}."))
    assert [type(problem) for problem in told] == [Overtaken] * 3
    assert Event.objects.filter(kind="clause_edited").count() == 1
    assert clause(draft, "1.2").text.startswith("Words of clerk")


def edit_as(draft, text):
    mine = Version.objects.select_related("protocol__council").get(pk=draft.pk)
    services.edit_clause(mine, clause=clause(draft, "1.2").pk, ref="1.2", heading="", text=text, seen=0, by=None)


def at_once(times, work):
    """What was raised by the work of several threads that begin together."""
    start, problems = Barrier(times), []

    def run(n):
        try:
            start.wait()
            work(n)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[n]) for n in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems
