"""The guided tours of the demo: begun on the sign-in page, over pages that are there, and only in the demo."""

import pytest
from bs4 import BeautifulSoup

from councils.models import User
from protocol_site.demo import script
from protocol_site.demo.tours import tour_called
from tests.makers import client_of

TOURS = script.tours()


@pytest.fixture(autouse=True)
def in_the_demo(settings):
    settings.DEMO = True


def shown(response):
    """The words of the step above a page, "" where there is none."""
    tour = BeautifulSoup(response.content, "html.parser").select_one(".app-tour")
    return tour.get_text(" ", strip=True) if tour else ""


def press(client, name):
    return client.post(f"/demo/tours/{name}/", follow=True)


def test_each_tour_leads_over_pages_that_its_account_may_open(seeded, db):
    for tour in TOURS:
        client = client_of(User.objects.get(email=tour["account"]))
        response = press(client, f"{tour['name']}/start")
        for number, step in enumerate(tour["steps"], start=1):
            assert response.status_code == 200, step
            assert response.request["PATH_INFO"] == step["at"]
            assert f"step {number} of {len(tour['steps'])}: {step['title']}" in shown(response)
            assert step["look"] in shown(response)
            response = press(client, "next")
        assert "That was the tour" in response.content.decode()
        assert not shown(response)


def test_there_is_a_tour_for_each_of_the_three_kinds_of_people():
    assert [tour["name"] for tour in TOURS] == ["clerk", "councillor", "committee-member"]
    assert {tour["account"] for tour in TOURS} <= {address for address, _ in script.sign_ins()}


def test_a_tour_that_begins_on_the_sign_in_page_goes_on_after_signing_in(client, seeded, db):
    assert "The Clerk" in client.get("/accounts/login/").content.decode()
    assert "Sign in with the email address clerk@demo.example" in shown(press(client, "clerk/start"))
    signing_in = {"login": "clerk@demo.example", "password": script.password()}
    response = client.post("/accounts/login/", signing_in, follow=True)
    assert "step 1 of" in shown(response)


def test_whoever_is_signed_in_as_somebody_else_is_asked_to_sign_in_anew(clerk):
    client = client_of(clerk)
    assert "Sign in with the email address" in shown(press(client, "councillor/start"))
    assert client.get("/").status_code == 302


def test_a_tour_that_is_stopped_is_gone_and_offered_again(client, council):
    press(client, "clerk/start")
    response = press(client, "stop")
    assert not shown(response)
    assert "Take a guided tour" in response.content.decode()


def test_outside_the_demo_no_tour_is_offered_or_begun(client, council, settings):
    settings.DEMO = False
    assert "guided tour" not in client.get("/accounts/login/").content.decode()
    for name in ("clerk/start", "next", "stop"):
        for response in (press(client, name), client.get(f"/demo/tours/{name}/")):
            assert response.status_code == 404
            assert "Page not found" in response.content.decode()


def test_in_the_demo_a_tour_is_not_begun_by_following_a_link(client, council):
    assert client.get("/demo/tours/clerk/start/").headers["Allow"] == "POST"
    assert "demo_tour" not in client.session


def test_the_first_step_in_a_case_says_what_its_page_shows(seeded, db):
    tour = tour_called("committee-member")
    response = press(client_of(User.objects.get(email=tour["account"])), "committee-member/start")
    assert "a part in 1 open case" in BeautifulSoup(response.content, "html.parser").select_one("main").get_text()
    assert "in how many open cases" in shown(response)
