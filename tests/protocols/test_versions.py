"""Drafts, adoption and reviews, and the promise that adopted words never change."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from councils import history
from councils.errors import Overtaken, Refused
from protocols import services
from protocols.models import Adoption, Clause, Version
from tests.protocols.makers import TEXT, make_adopted, make_draft


def test_a_reference_printed_twice_gives_two_clauses_with_anchors_of_their_own(council):
    version = make_draft(council)
    twice = version.clauses.filter(ref="2.2").order_by("position")
    assert [clause.anchor for clause in twice] == ["c-2.2", "c-2.2_2"]


def test_the_words_are_kept_as_they_were_printed(council):
    version = make_draft(council)
    kept = " ".join(clause.text for clause in version.clauses.all())
    assert "A councillor must not seek to instruct any employee. Work is given out by the Clerk." in kept
    assert version.clauses.get(ref="2.3").blocks[1] == {"kind": "item", "label": "a", "text": "courtesy;"}


def test_what_the_text_says_of_itself_is_only_offered(council):
    version = make_draft(council)
    assert version.found["adopted"] == "2023-05-04"
    assert not Adoption.objects.exists()


def test_a_newer_version_supersedes_the_one_before_on_the_day_of_its_adoption(council):
    old = make_adopted(council, adopted="2022")
    new = make_adopted(council, adopted="2024-03-12", protocol=old.protocol)
    mine = Version.objects.filter(protocol=old.protocol)
    assert mine.in_force(date(2024, 3, 11)).get() == old
    assert mine.in_force(date(2024, 3, 12)).get() == new
    assert not mine.in_force(date(2021, 12, 31)).exists()
    assert Version.objects.get(pk=old.pk).state == "superseded"


def test_a_version_cannot_be_adopted_before_the_one_in_force(council):
    old = make_adopted(council, adopted="2024-03-12")
    draft = make_draft(council, protocol=old.protocol)
    with pytest.raises(Refused, match="adopted on 12 March 2024; a new one has to be adopted after that day"):
        services.adopt_version(draft, adopted="2024-03-12", minute_ref="1", by=None)
    assert Version.objects.get(pk=old.pk).state == "adopted"


def test_adopting_twice_is_overtaken(council):
    version = make_adopted(council)
    with pytest.raises(Overtaken):
        services.adopt_version(version, adopted="2024", minute_ref="2", by=None)
    assert Adoption.objects.count() == 1


def test_the_database_holds_one_version_in_force_per_protocol(council):
    old = make_adopted(council)
    draft = make_draft(council, protocol=old.protocol)
    with pytest.raises(IntegrityError), transaction.atomic():
        Adoption.objects.create(
            version=draft, protocol=old.protocol, adopted="2024", minute_ref="1", in_force_from=date(2024, 1, 1)
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE protocols_clause SET blocks = '[]' WHERE version_id = {version}",
        "DELETE FROM protocols_clause WHERE version_id = {version}",
        "UPDATE protocols_section SET heading = 'x' WHERE version_id = {version}",
        "UPDATE protocols_version SET title = 'x' WHERE id = {version}",
        "UPDATE protocols_clause SET version_id = {version} WHERE version_id = {draft}",
        "UPDATE protocols_adoption SET minute_ref = 'x' WHERE version_id = {version}",
        "DELETE FROM protocols_adoption WHERE version_id = {version}",
    ],
)
def test_the_database_refuses_to_change_what_was_adopted(council, statement):
    version = make_adopted(council)
    draft = make_draft(council, protocol=version.protocol)
    with pytest.raises(DatabaseError, match="cannot be"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(version=version.pk, draft=draft.pk))
    assert Clause.objects.filter(version=version, ref="2.2").count() == 2


def test_no_clause_can_be_added_to_an_adopted_version(council):
    version = make_adopted(council)
    clause = version.clauses.first()
    clause.pk, clause.position, clause.anchor = None, 99, "c-99"
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        clause.save(force_insert=True)


def test_a_draft_can_be_discarded_and_an_adopted_version_cannot(council):
    draft = make_draft(council)
    services.discard_draft(draft, by=None)
    assert not Version.objects.exists()
    with pytest.raises(Refused):
        services.discard_draft(make_adopted(council), by=None)


def test_the_next_review_is_that_of_the_newest_review_that_set_one(council):
    version = make_adopted(council, next_review="2024-05")
    assert version.next_review == "2024-05"
    services.record_review(version, reviewed="2024-05-14", next_review="2026-05", by=None)
    services.record_review(version, reviewed="2025-05", by=None)
    assert Version.objects.get(pk=version.pk).next_review == "2026-05"


def test_reviews_that_the_text_names_are_recorded_when_confirmed(council):
    draft = make_draft(council)
    services.adopt_version(draft, adopted="2021", minute_ref="3", reviewed=["2022-05", "2023-05"], by=None)
    assert [review.reviewed for review in draft.reviews.all()] == ["2022-05", "2023-05"]


def test_each_act_is_in_the_history_of_the_protocol(council, clerk):
    version = make_adopted(council, by=clerk)
    stream = services.stream_of(version.protocol)
    assert [event.kind for event in history.timeline(stream)] == ["version_imported", "version_adopted"]
    assert history.first_fault(stream) is None


def test_a_text_of_the_same_title_gets_an_address_of_its_own(council):
    first, second = make_draft(council, TEXT), make_draft(council, TEXT)
    assert first.protocol.slug != second.protocol.slug


def test_a_protocol_is_never_given_the_address_of_another_page(council):
    assert make_draft(council, title="Search").protocol.slug == "search-2"


@pytest.mark.parametrize(
    "statement", ["UPDATE protocols_review SET next_review = '2099'", "DELETE FROM protocols_review"]
)
def test_the_database_refuses_to_change_a_recorded_review(council, statement):
    services.record_review(make_adopted(council), reviewed="2024-05", next_review="2026-05", by=None)
    with pytest.raises(DatabaseError, match="review that was recorded"), transaction.atomic():
        connection.cursor().execute(statement)
