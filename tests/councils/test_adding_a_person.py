"""Somebody is added with a role on one page, first days are filled in, and the menu leads to the settings."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import client_of, full_council, make_person

LAST_YEAR = {"since_day": "28", "since_month": "11", "since_year": "2025"}


def test_a_person_is_added_with_a_role_on_one_page(clerk, council):
    client = client_of(clerk)
    form = client.get("/thornby/people/add/").context["form"]
    assert form["since"].value() == timezone.localdate()
    facts = {"name": "Nora Quill", "contact_email": "nora@example.org", "role": "councillor"} | LAST_YEAR
    page = client.post("/thornby/people/add/", facts, follow=True).content.decode()
    assert "Nora Quill is added." in page
    membership = council.people.get(name="Nora Quill").memberships.get()
    assert (membership.role, membership.since) == ("councillor", date(2025, 11, 28))


def test_a_person_whose_role_is_refused_is_not_added_either(deputy, council):
    facts = {"name": "Nora Quill", "role": "deputy_clerk"} | LAST_YEAR
    page = client_of(deputy).post("/thornby/people/add/", facts).content.decode()
    assert "Only the Clerk gives and ends" in page
    assert not council.people.filter(name="Nora Quill").exists()


def test_a_role_without_its_first_day_is_asked_for_it(clerk, council):
    page = client_of(clerk).post("/thornby/people/add/", {"name": "Nora Quill", "role": "councillor"}).content.decode()
    assert "Enter the day from which it counts" in page
    assert not council.people.filter(name="Nora Quill").exists()


@pytest.mark.parametrize("page", ["people/{person}/roles/give/", "committees/{body}/seats/give/"])
def test_the_first_day_of_a_role_or_seat_is_today_unless_it_is_changed(clerk, council, page):
    nora = make_person(council, "Nora Quill")
    url = "/thornby/" + page.format(person=nora.pk, body=full_council(council).pk)
    assert client_of(clerk).get(url).context["form"]["since"].value() == timezone.localdate()


def test_the_menu_leads_to_the_councils_page_with_its_settings(clerk, council):
    client = client_of(clerk)
    link = '<a class="govuk-service-navigation__link" href="/thornby/">Council</a>'
    assert link in client.get("/thornby/people/").content.decode()
    page = client.get("/thornby/").content.decode()
    for name in ("council-settings", "limits", "closed-days"):
        assert f'href="{reverse(name, args=[council.slug])}"' in page
