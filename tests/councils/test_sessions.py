"""Sessions: they end when nobody uses them, their owner sees and ends them, and nothing stays behind."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail as post

from councils import devices
from councils.models import OutboxMail, Session
from tests.councils.test_sign_in import is_signed_in, sign_in
from tests.makers import PASSWORD, client_of

SESSIONS = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


def signed_in(person, user_agent=FIREFOX):
    client = client_of(None)
    client.defaults["HTTP_USER_AGENT"] = user_agent
    sign_in(client, person.user.email)
    return client


@pytest.fixture
def at(time_machine):
    """at(30) makes it so many minutes after nine."""

    def move(minutes):
        time_machine.move_to(datetime(2026, 5, 4, 9, tzinfo=UTC) + timedelta(minutes=minutes), tick=False)

    move(0)
    return move


def test_session_ends_an_hour_after_it_was_last_used(clerk, at):
    client = signed_in(clerk)
    for minutes, expected in ((50, 200), (100, 200), (162, 302)):
        at(minutes)
        assert client.get("/thornby/people/").status_code == expected


def test_session_can_be_kept_from_a_tab_of_its_own(clerk, at):
    client = signed_in(clerk)
    at(59)
    assert "another 60 minutes" in client.get("/accounts/stay/").content.decode()
    at(118)
    assert client.get("/thornby/people/").status_code == 200


def test_page_says_when_the_session_ends_and_leads_to_staying(clerk, at):
    page = BeautifulSoup(signed_in(clerk).get("/thornby/people/").content, "html.parser")
    assert "signed out at 11am." in page.footer.get_text()
    assert page.footer.find("a", href="/accounts/stay/")["target"] == "_blank"


def test_session_is_written_once_a_minute_at_most(clerk, at, django_assert_num_queries):
    client = signed_in(clerk)
    row = Session.objects.get(user=clerk.user)
    at(0.5)
    client.get("/thornby/people/")
    row.refresh_from_db()
    assert row.used_at == datetime(2026, 5, 4, 9, tzinfo=UTC)
    at(2)
    client.get("/thornby/people/")
    row.refresh_from_db()
    assert row.used_at == datetime(2026, 5, 4, 9, 2, tzinfo=UTC)


def test_cookie_ends_with_the_browser(clerk):
    assert not signed_in(clerk).cookies["sessionid"]["max-age"]


def test_two_of_the_same_browser_are_told_apart(clerk):
    signed_in(clerk)
    page = BeautifulSoup(signed_in(clerk).get(SESSIONS).content, "html.parser")
    names = [name.get_text(" ", strip=True) for name in page.select("dt")]
    assert len(names) == len(set(names)) == 2
    assert names[1].startswith("2. Firefox")


def test_one_sees_where_one_is_signed_in_and_no_address_of_a_computer(clerk):
    here = signed_in(clerk)
    signed_in(clerk, PHONE)
    text = BeautifulSoup(here.get(SESSIONS).content, "html.parser").main.get_text()
    assert "Firefox on Windows This one" in " ".join(text.split())
    assert "Safari on an iPhone" in text
    assert "127.0.0.1" not in text + str(list(Session.objects.values()))
    assert here.session.session_key not in here.get(SESSIONS).content.decode()


def test_one_session_is_ended_and_the_others_go_on(clerk):
    here, phone, other = signed_in(clerk), signed_in(clerk, PHONE), signed_in(clerk)
    handle = Session.objects.get(session_key=phone.session.session_key).handle
    page = here.post(f"{SESSIONS}{handle}/end/", follow=True)
    assert "Safari on an iPhone is signed out" in page.content.decode()
    assert [is_signed_in(client) for client in (here, phone, other)] == [True, False, True]


def test_all_others_are_ended_at_once(clerk, deputy):
    here, phone, deputys = signed_in(clerk), signed_in(clerk, PHONE), signed_in(deputy)
    here.post(f"{SESSIONS}end-others/")
    assert [is_signed_in(client) for client in (here, phone, deputys)] == [True, False, True]
    assert "nowhere else" in here.get(SESSIONS).content.decode()


def test_sessions_that_a_new_password_ended_are_not_shown(clerk):
    here, phone = signed_in(clerk), signed_in(clerk, PHONE)
    new = {"oldpassword": PASSWORD, "password1": "eight loud lanes", "password2": "eight loud lanes"}
    here.post("/accounts/password/change/", new)
    assert phone.get("/thornby/people/").status_code == 302
    assert "iPhone" not in here.get(SESSIONS).content.decode()


def test_signing_out_leaves_nothing_in_the_browser(clerk):
    client = signed_in(clerk)
    assert client.get("/thornby/people/")["Cache-Control"] == "private, no-store"
    assert client.get("/accounts/2fa/")["Cache-Control"] == "private, no-store"
    response = client.post("/accounts/logout/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(user=clerk.user).exists()
    assert "Clear-Site-Data" not in client.post("/accounts/login/", {})


@pytest.mark.parametrize("url", ["/accounts/login/", "/accounts/2fa/", "/accounts/2fa/totp/activate/", SESSIONS])
def test_policy_of_content_allows_nothing_by_default(clerk, url):
    policy = client_of(None if "login" in url else clerk).get(url)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") or "; default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db(transaction=True)
def test_owner_hears_of_a_new_browser_once(clerk):
    first = signed_in(clerk)
    assert not post.outbox
    first.post("/accounts/logout/")
    sign_in(first, clerk.user.email)
    assert not post.outbox
    thief = signed_in(clerk, PHONE)
    assert [(message.to, message.subject) for message in post.outbox] == [
        ([clerk.user.email], "Somebody signed in to your account from a new place")
    ]
    body = post.outbox[0].body
    assert "Safari on an iPhone" in body
    assert not any(word in body for word in ("/accounts/", "password/reset", "127.0.0.1", clerk.name, "Thornby"))
    sign_in(thief, clerk.user.email)
    assert OutboxMail.objects.filter(template="new_device").count() == 1


def test_browser_that_two_people_share_is_known_for_both(clerk, deputy):
    client = signed_in(clerk)
    for person in (deputy, clerk):
        client.post("/accounts/logout/")
        sign_in(client, person.user.email)
    client.post("/accounts/logout/")
    sign_in(client, deputy.user.email)
    assert not OutboxMail.objects.filter(template="new_device").exists()


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (PHONE, "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_browser_in_words(user_agent, words):
    assert devices.in_words(user_agent) == words
