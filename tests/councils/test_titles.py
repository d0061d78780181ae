"""The council's own titles in the sentences of the site."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils import mail
from councils.models import OutboxMail, Profile, Role
from councils.models.bodies import Office
from councils.titles import USUAL, Titles, current, spoken_for, titled, titles_of
from tests.makers import client_of, full_council, make_committee, make_member, make_seat

MAYOR = Titles("Town Clerk", "Mayor")


def set_titles(council, clerk="Executive Officer", chair="Convenor", *, applies_from=date(2020, 1, 1)):
    number = council.profiles.count() + 1
    terms = {"officer_title": clerk, "chair_title": chair}
    return Profile.objects.create(council=council, number=number, terms=terms, applies_from=applies_from)


@pytest.mark.parametrize(
    ("usual", "own"),
    [
        ("Ask the Clerk.", "Ask the Town Clerk."),
        ("the Clerk’s working days", "the Town Clerk’s working days"),
        ("the Clerk and the Deputy Clerk", "the Town Clerk and the Deputy Town Clerk"),
        ("It waits for the chair of the council.", "It waits for the Mayor."),
        ("Chair of the council", "Mayor"),
        ("the Society of Local Council Clerks", "the Society of Local Council Clerks"),
        ("the chair of the committee", "the chair of the committee"),
    ],
)
def test_own_titles_take_the_place_of_the_usual_ones_and_never_twice(usual, own):
    assert MAYOR.put_into(usual) == own
    assert MAYOR.put_into(own) == own
    assert USUAL.put_into(usual) == usual


@pytest.mark.parametrize(
    ("chair", "vice"), [("Chair", "Vice-chair"), ("Chairman", "Vice-Chairman"), ("Town Mayor", "Deputy Town Mayor")]
)
def test_the_second_in_the_chair_is_called_after_the_first(chair, vice):
    assert Titles(chair=chair).vice_chair == vice


def test_the_titles_of_today_are_spoken(council):
    set_titles(council, "Town Clerk", "Mayor", applies_from=timezone.localdate())
    set_titles(council, "Steward", "Convenor", applies_from=timezone.localdate() + timedelta(days=1))
    assert titles_of(council) == MAYOR
    with spoken_for(council):
        assert str(titled("Ask the Clerk.")) == "Ask the Town Clerk."
    assert current() == USUAL


def test_another_council_on_the_same_site_keeps_the_usual_titles(council, other_council, clerk, outsider):
    set_titles(council)
    for person, place, title in ((clerk, council, "Executive Officer"), (outsider, other_council, "Clerk")):
        page = client_of(person).get(f"/{place.slug}/settings/clerk/").content.decode()
        assert f'<h1 class="govuk-heading-l">The {title}’s days</h1>' in page


def test_a_mail_speaks_as_its_council_does(council, clerk, councillor):
    set_titles(council)
    notices = [{"council": council.name, "subject": titled("Ask the Clerk")}]
    mail.post("digest", person=councillor, council=council, context={"notices": notices})
    assert current() == USUAL
    assert "Ask the Executive Officer" in OutboxMail.objects.get().text


def test_the_heads_title_is_for_the_full_council_and_not_for_a_committee(council, clerk):
    set_titles(council)
    for body in (full_council(council), make_committee(council)):
        make_seat(body, make_member(council, f"Head of {body.name}", Role.COUNCILLOR), Office.CHAIR)
        page = client_of(clerk).get(f"/{council.slug}/committees/{body.pk}/").content.decode()
        assert ("Convenor," in page, "Chair," in page) == (body.is_full_council, not body.is_full_council)


def test_somebody_with_two_roles_reads_them_in_the_councils_words(council, clerk):
    set_titles(council)
    assert "You are here as Maya Osei, Executive Officer." in client_of(clerk).get("/").content.decode()


def test_a_message_about_a_field_keeps_the_capital_of_the_title(council, clerk):
    set_titles(council)
    page = client_of(clerk).post(f"/{council.slug}/settings/clerk/working-days/", {"since_day": ""}).content.decode()
    assert "Select the days on which the Executive Officer works" in page


def test_a_mail_about_a_lost_second_step_names_the_two_by_their_titles(council, clerk, officer):
    set_titles(council)
    mail.post("factor_reset_done", person=clerk, council=council, context={"who": officer})
    written = OutboxMail.objects.get()
    assert "tell the Executive Officer, the Convenor and whoever runs the site at once" in written.text
    assert "tell the Executive Officer, the Convenor and whoever runs the site at once" in written.html
