"""The pages on which a draft is mended: by plain forms, and with nobody's words lost."""

import pytest

from protocols import services
from protocols.models import Version
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft
from tests.protocols.test_pages import errors, soup


@pytest.fixture
def draft(council):
    return make_draft(council)


@pytest.fixture
def page(draft, clerk):
    """page("draft/"): what the clerk gets; page("draft/", seen=0): what he gets when he sends that."""

    def open_or_send(place, **data):
        client, url = client_of(clerk), draft.get_absolute_url() + place
        response = client.post(url, data, follow=True) if data else client.get(url, follow=True)
        return response, soup(response)

    return open_or_send


def key(draft, ref):
    return draft.clauses.filter(ref=ref).first().pk


def typed(**changes):
    return {"seen": 0, "ref": "1.2", "heading": "", "text": "It is kept by the Clerk."} | changes


def test_the_draft_stands_beside_its_source_line_by_line(draft, page):
    _, shown = page("draft/")
    line = shown.select_one(f"#clause-{key(draft, '2.3')} a[href^='#line-']")["href"]
    assert shown.select_one(line).get_text() == "2.3 Staff can expect:"
    assert len(shown.select(".app-source li")) == len(TEXT.split("\n"))


def test_a_clause_is_edited_as_it_is_shown(draft, page):
    place = f"draft/clauses/{key(draft, '2.3')}/"
    _, shown = page(place)
    assert shown.textarea.get_text().split("\n")[-1] == "b) to be left to do their work."
    _, shown = page(place, **typed(ref="2.4", text="Staff can expect:\na) peace."))
    assert draft.clauses.get(ref="2.4").blocks[1] == {"kind": "item", "label": "a", "text": "peace."}
    assert "The clause was saved." in shown.get_text()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ""}, "Enter the words, or take the clause out"),
        ({"ref": "2 (a)"}, "The number must have no spaces, brackets or strokes in it"),
    ],
)
def test_what_makes_no_clause_is_refused_and_kept_in_the_form(draft, page, change, said):
    _, shown = page(f"draft/clauses/{key(draft, '1.2')}/", **typed(heading="", **change))
    assert errors(shown) == [said]
    assert Version.objects.get().revision == 0


def test_the_second_of_two_clerks_is_told_and_sees_both_wordings(draft, page, deputy):
    place = f"draft/clauses/{key(draft, '1.2')}/"
    services.edit_clause(draft, clause=key(draft, "1.2"), ref="1.2", heading="", text="The first.", seen=0, by=deputy)
    response, shown = page(place, **typed(text="The second."))
    assert response.status_code == 409
    assert "The first." in shown.select_one(".app-words").get_text()
    assert shown.textarea.get_text().strip() == "The second."
    assert draft.clauses.get(ref="1.2").text == "The first."
    page(place, **typed(text="Both.", seen=shown.select_one("input[name=seen]")["value"]))
    assert draft.clauses.get(ref="1.2").text == "Both."


def test_words_for_a_clause_that_is_gone_are_shown_to_whoever_typed_them(draft, page, deputy):
    gone = key(draft, "1.2")
    services.take_out(draft, clause=gone, seen=0, by=deputy)
    response, shown = page(f"draft/clauses/{gone}/", **typed(text="My words."))
    assert (response.status_code, "My words." in shown.get_text()) == (409, True)


def test_words_for_a_version_that_was_adopted_meanwhile_are_shown_too(draft, page, deputy):
    services.adopt_version(draft, adopted="2024", minute_ref="1", by=deputy)
    for place in (f"draft/clauses/{key(draft, '1.2')}/", f"draft/sections/{draft.sections.first().pk}/"):
        response, shown = page(place, **typed(text="My words.", heading="My words."))
        assert (response.status_code, "My words." in shown.get_text()) == (409, True)


@pytest.mark.parametrize("seen", ["7", "9" * 5000, "²"])
@pytest.mark.parametrize("act", ["up", "down", "join", "run-on", "take-out", "begin-section"])
def test_an_act_that_comes_too_late_changes_nothing(draft, page, deputy, act, seen):
    services.tick_warning(draft, number=0, by=deputy)
    response, _ = page(f"draft/clauses/{key(draft, '2.1')}/{act}/", seen=seen)
    assert response.status_code == 409
    assert Version.objects.get().revision == 0


def test_what_cannot_be_done_is_said(draft, page):
    _, shown = page(f"draft/clauses/{key(draft, '1.2')}/join/", seen=0)
    assert "This is the last clause of its section" in shown.get_text()


def test_a_clause_is_split_at_a_place_that_is_offered_or_typed(draft, page):
    place = f"draft/clauses/{key(draft, '2.2')}/split/"
    _, shown = page(place, **{"split-seen": 0, "split-words": "no such words"})
    assert errors(shown) == ["These words are not in the clause, or it begins with them"]
    page(place, **{"split-seen": 0, "split-words": "Work is given"})
    assert draft.clauses.filter(blocks__0__text="Work is given out by the Clerk.").exists()


def test_splitting_a_clause_that_was_changed_meanwhile_is_too_late(draft, page, deputy):
    services.move_clause(draft, clause=key(draft, "1.1"), step=1, seen=0, by=deputy)
    response, _ = page(f"draft/clauses/{key(draft, '2.2')}/split/", **{"split-seen": 0, "split-words": "Work"})
    assert response.status_code == 409


def test_a_clause_is_moved_to_where_the_list_says(draft, page):
    page(
        f"draft/clauses/{key(draft, '2.3')}/place/",
        **{"place-seen": 0, "place-where": f"after-{key(draft, '1.1')}"},
    )
    assert [clause.ref for clause in draft.clauses.order_by("position")][:3] == ["1.1", "2.3", "1.2"]


def test_furniture_is_listed_and_put_back(draft, page):
    _, shown = page(f"draft/clauses/{key(draft, '1.2')}/take-out/", seen=0)
    form = shown.select_one("#taken-out ~ form")
    assert "It is kept by the Clerk." in form.get_text()
    page(f"draft/taken-out/{draft.taken_out.get().pk}/", seen=1)
    assert draft.clauses.filter(ref="1.2").exists()


def test_a_heading_is_mended_and_joined_away(draft, page):
    place = f"draft/sections/{draft.sections.get(number='2').pk}/"
    page(place, seen=0, number="2", heading="Roles")
    assert draft.sections.get(number="2").heading == "Roles"
    page(f"{place}join/", seen=1)
    assert draft.sections.count() == 1


def test_open_warnings_are_ticked_and_counted_where_the_version_is_adopted(draft, page):
    _, shown = page("adopt/")
    many = draft.open_warnings
    assert f"{many} thing" in shown.get_text()
    page("draft/warnings/0/", tick="1")
    draft.refresh_from_db()
    assert draft.open_warnings == many - 1


def test_adopting_what_was_mended_since_the_page_was_opened_is_too_late(draft, page, deputy):
    services.take_out(draft, clause=key(draft, "1.2"), seen=0, by=deputy)
    response, _ = page("adopt/", seen=0, adopted_year="2024", minute_ref="1")
    assert response.status_code == 409
    assert not Version.objects.adopted().exists()


def test_the_original_is_handed_out_as_a_file_and_never_shown(draft, page):
    Version.objects.update(file_name='..\\a"b\u202e<x>.html')
    response, _ = page("original/")
    assert response.content == TEXT.encode()
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="_a_b__x_.html"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_original_of_an_adopted_version_is_still_there(council, clerk):
    version = make_adopted(council)
    assert client_of(clerk).get(f"{version.get_absolute_url()}original/").content == TEXT.encode()


def test_the_pages_need_the_same_queries_for_a_short_draft_and_a_long_one(council, clerk, django_assert_num_queries):
    long = TEXT + "".join(f"\n3.{n} Clause number {n} says a little.\n" for n in range(1, 90))
    client = client_of(clerk)
    client.get(f"/{council.slug}/protocols/")  # the session is noted once
    for draft in (make_draft(council), make_draft(council, long)):
        for place, queries in (("draft/", 9), (f"draft/clauses/{key(draft, '1.1')}/", 8)):
            with django_assert_num_queries(queries):
                client.get(draft.get_absolute_url() + place)
