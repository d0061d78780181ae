"""One limit is changed alone, or given back to the default."""

from dataclasses import replace

from councils.models import Profile
from councils.profile import LIMITS, limit_of
from tests.councils.clocks import make_profile
from tests.councils.test_profile import CHANGE, TODAY, page_of, posted
from tests.makers import client_of

ANSWER, DECIDE = "answer_request", "grievance_decision"
OWN_ANSWER = "15 working days after it was received"


def posted_alone(name, **changed):
    """What a browser posts from the form for one limit, with what applies in it."""
    every = posted(**changed)
    return {
        key: value for key, value in every.items() if key.startswith((name, "applies_from", "seen")) or key in changed
    }


def test_one_limit_is_changed_alone_and_all_else_stays_as_it_is(council, clerk):
    terms = {"chair_title": "Mayor", "mediator": ["acas"]}
    Profile.objects.create(council=council, number=1, applies_from=TODAY(), limits={ANSWER: OWN_ANSWER}, terms=terms)
    address, client = f"{CHANGE}?only={DECIDE}", client_of(clerk)
    page = page_of(client.get(address))
    assert ("Decision in writing" in page, "Answer a request" in page, "Title of" in page) == (True, False, False)
    client.post(address, posted_alone(DECIDE, **{f"{DECIDE}_number": "7", "seen": "1", "act": "save"}))
    newest = council.profiles.get(number=2)
    assert newest.limits == {ANSWER: OWN_ANSWER, DECIDE: "7 working days after the hearing"}
    assert newest.terms == terms


def test_a_limit_is_given_back_to_the_default_and_follows_that_of_a_later_release(council, clerk, monkeypatch):
    make_profile(council, TODAY(), **{ANSWER: OWN_ANSWER, DECIDE: "9 working days after the hearing"})
    data = posted_alone(
        ANSWER, **{f"{ANSWER}_number": "15", f"{ANSWER}_own": "on", f"{ANSWER}_back": "on", "seen": "1"}
    )
    address, client = f"{CHANGE}?only={ANSWER}", client_of(clerk)
    preview = page_of(client.post(address, data))
    assert "By the default again, and by that of later releases of this site: Answer a request." in preview
    client.post(address, data | {"act": "save"})
    newest = council.profiles.get(number=2)
    assert newest.limits == {DECIDE: "9 working days after the hearing"}
    monkeypatch.setitem(LIMITS, ANSWER, replace(LIMITS[ANSWER], default="8 working days after it was received"))
    assert str(limit_of(newest.limits, ANSWER)) == "8 working days after it was received"


def test_only_a_limit_of_the_councils_own_can_be_given_back(council, clerk):
    make_profile(council, TODAY(), **{ANSWER: OWN_ANSWER})
    page = page_of(client_of(clerk).get(CHANGE))
    assert page.count("Go back to the default") == 1


def test_an_unknown_limit_in_the_address_asks_for_all(council, clerk):
    assert "Answer a request" in page_of(client_of(clerk).get(f"{CHANGE}?only=nothing"))


def test_whoever_sets_the_council_up_can_say_that_the_defaults_are_right(council, clerk):
    client, words = client_of(clerk), "They are right as they are"
    assert words not in page_of(client.get("/thornby/settings/limits/"))
    client.get("/thornby/first-steps/")
    assert words in page_of(client.get("/thornby/settings/limits/"))
    client.post("/thornby/first-steps/tick/", {"step": "limits"})
    assert council.ticked_steps.filter(name="limits").exists()
    assert not Profile.objects.exists()
