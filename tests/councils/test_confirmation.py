"""Asked again who one is, before exports and secret links."""

import time

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from councils.confirmation import recently_confirmed
from councils.models import User
from tests.makers import PASSWORD, client_of, sign_in
from tests.protocols.makers import make_adopted

AGAIN = "/accounts/reauthenticate/"
MINUTE = 60


def long_ago(person, minutes=16):
    client = client_of(None)
    sign_in(client, person.user, seconds_ago=minutes * MINUTE)
    return client


def test_export_is_open_for_a_quarter_of_an_hour_after_signing_in(clerk, council):
    url = f"/thornby/protocols/{make_adopted(council).protocol.slug}/register.csv"
    assert long_ago(clerk, 14).get(url).status_code == 200
    client = long_ago(clerk)
    asked = client.get(url)
    assert asked.url == f"{AGAIN}?next={url.replace('/', '%2F')}"
    assert client.post(asked.url, {"password": "wrong"}).status_code == 200
    assert client.get(url).status_code == 302
    assert client.post(asked.url, {"password": PASSWORD}).url == url
    assert client.get(url).status_code == 200


def test_press_of_a_bare_button_is_repeated_after_the_answer(clerk):
    client = long_ago(clerk)
    asked = client.post("/accounts/calendar/make/")
    assert asked.url.startswith(AGAIN)
    assert not clerk.user.calendar_links.exists()
    page = client.post(asked.url, {"password": PASSWORD})
    assert "not shown again" in page.content.decode()
    assert clerk.user.calendar_links.count() == 1


def of_a_page(seconds_ago, method, **data):
    """What a view for typed text answers, and the session afterwards."""
    request = getattr(RequestFactory(), method)("/thornby/case/", data)
    request.session, request.user = SessionStore(), User(pk=1)
    request.session["account_authentication_methods"] = [{"method": "password", "at": time.time() - seconds_ago}]
    request.session["account_authentication_methods_user"] = "1"
    view = recently_confirmed(typed=True)(lambda request: HttpResponse("the case"))
    return view(request), request.session


def test_page_of_a_case_is_asked_for_again_after_a_quarter_of_an_hour(db):
    assert of_a_page(14 * MINUTE, "get")[0].content == b"the case"
    assert of_a_page(16 * MINUTE, "get")[0].url.startswith(AGAIN)


def test_who_writes_for_long_may_send_it_and_no_text_goes_into_the_session(db):
    assert of_a_page(70 * MINUTE, "post", words="He shouted.")[0].content == b"the case"
    refused, session = of_a_page(76 * MINUTE, "post", words="He shouted.")
    assert b"He shouted." in refused.content
    assert b"the case" not in refused.content
    assert "shouted" not in str(dict(session.items()))


def test_nobody_without_a_sign_in_has_confirmed_anything(db):
    request = RequestFactory().get("/")
    request.user, request.session = AnonymousUser(), {}
    assert recently_confirmed(lambda request: HttpResponse())(request).url.startswith(AGAIN)
