"""Who has to have a second factor, what is closed until then, and how somebody gets back in who has lost it."""

import re
import time
from datetime import UTC, datetime, timedelta
from io import StringIO
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from bs4 import BeautifulSoup
from django.core import mail as post
from django.core.management import CommandError, call_command

from councils import history, second_factor
from councils.errors import Refused
from councils.mail_links import set_password_path
from councils.models import Event, OutboxMail
from tests.access_table import make_world
from tests.councils.test_sign_in import is_signed_in, sign_in
from tests.makers import client_of, make_user
from tests.test_access import CLOSED

INDEX = "/accounts/2fa/"
SECOND_STEP = "/accounts/2fa/authenticate/"
KEY = generate_totp_secret()


@pytest.fixture(autouse=True)
def it_is_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def app_of(person):
    return TOTP.activate(person.user, KEY)


def code_now(key=KEY, steps=0):
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + steps))


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("page", CLOSED, ids=lambda page: page.name)
def test_clerk_without_one_reaches_no_page_of_the_council(page, db):
    world = make_world()
    url = page.url(world)
    for method in ("get", "post"):
        response = getattr(client_of(world.clerk), method)(url)
        assert (response.status_code, response.get("Location")) == (302, INDEX)


def test_clerk_without_one_is_told_why_and_may_sign_out(clerk):
    client = client_of(clerk)
    page = client.get("/", follow=True)
    assert page.redirect_chain == [(INDEX, 302)]
    assert "needs a second step" in page.content.decode()
    for url in ("/accounts/logout/", "/accounts/email/", "/accounts/password/change/", "/accounts/sessions/"):
        assert client.get(url).status_code == 200


def test_deputies_and_whoever_runs_the_site_need_one_and_others_do_not(deputy, officer, councillor, stranger):
    operator = make_user("operator@example.org", is_staff=True)
    assert [second_factor.is_needed_by(user) for user in (deputy.user, operator)] == [True, True]
    assert [second_factor.is_needed_by(user) for user in (officer.user, councillor.user, stranger)] == [False] * 3
    assert client_of(councillor).get("/thornby/").status_code == 200


def test_app_says_who_else_needs_one(councillor, monkeypatch):
    monkeypatch.setattr(second_factor, "_needs", [])
    second_factor.register(lambda user: user == councillor.user)
    assert client_of(councillor).get("/thornby/").url == INDEX


def test_demo_goes_without(clerk, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert client_of(clerk).get("/thornby/people/").status_code == 200


def test_clerk_sets_up_an_app_and_everything_opens(clerk):
    client = client_of(clerk)
    soup = soup_of(client.get("/accounts/2fa/totp/activate/"))
    assert soup.find("img")["src"].startswith("data:image/svg+xml;base64,")
    key = re.search(r"[A-Z2-7]{4}( [A-Z2-7]{4}){7}", soup.main.get_text())[0].replace(" ", "")
    page = client.post("/accounts/2fa/totp/activate/", {"code": code_now(key)}, follow=True)
    assert page.redirect_chain == [("/accounts/2fa/recovery-codes/", 302)]
    assert client.get("/thornby/people/").status_code == 200


def test_key_of_an_app_is_not_in_the_database_in_clear(clerk):
    app_of(clerk)
    RecoveryCodes.activate(clerk.user)
    assert KEY not in str(list(Authenticator.objects.values_list("data", flat=True)))
    assert len(RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).generate_codes()) == 10


def test_key_kept_under_another_secret_lets_nobody_in(clerk, settings):
    app_of(clerk)
    settings.SECRET_KEY = "another-secret-" * 4
    assert not TOTP(Authenticator.objects.get()).validate_code(code_now())


def test_password_alone_does_not_sign_in(clerk):
    app_of(clerk)
    client = client_of(None)
    page = sign_in(client, clerk.user.email)
    assert page.redirect_chain[-1][0] == SECOND_STEP
    assert not is_signed_in(client)
    assert client.get("/thornby/people/").url.startswith("/accounts/login/")


def test_code_signs_in_once(clerk):
    app_of(clerk)
    code = code_now(steps=1)
    first, second = client_of(None), client_of(None)
    for client in (first, second):
        sign_in(client, clerk.user.email)
        client.post(SECOND_STEP, {"code": f"{code[:3]} {code[3:]}"})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_used_code_stays_used_as_long_as_it_could_be_right(clerk, time_machine):
    app_of(clerk)
    first = datetime(2026, 5, 3, 9, 0, 1, tzinfo=UTC)
    time_machine.move_to(first, tick=False)
    code = code_now(steps=1)
    for seconds, expected in ((0, True), (45, False)):
        time_machine.move_to(first + timedelta(seconds=seconds), tick=False)
        client = client_of(None)
        sign_in(client, clerk.user.email)
        client.post(SECOND_STEP, {"code": code})
        assert is_signed_in(client) == expected


def test_codes_cannot_be_guessed_on_and_on(clerk):
    app_of(clerk)
    client = client_of(None)
    sign_in(client, clerk.user.email)
    wrong = str(int(code_now()) ^ 1).zfill(6)
    for _ in range(5):
        client.post(SECOND_STEP, {"code": wrong})
    page = client.post(SECOND_STEP, {"code": code_now()})
    assert "Too many attempts" in page.content.decode()
    assert not is_signed_in(client)


def test_recovery_codes_are_shown_once_and_can_be_taken_away(clerk):
    app_of(clerk)
    codes = RecoveryCodes.activate(clerk.user).generate_codes()
    client = client_of(clerk)
    soup = soup_of(client.get("/accounts/2fa/recovery-codes/"))
    assert [item.get_text() for item in soup.select(".app-codes li")] == codes
    kept = unquote(soup.find("a", download="recovery-codes.txt")["href"])
    assert kept.splitlines()[1:] == codes
    again = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert "not shown again" in again
    assert not any(code in again for code in codes)
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 403


def test_recovery_code_signs_in_once_and_new_ones_end_the_old(clerk):
    app_of(clerk)
    codes = RecoveryCodes.activate(clerk.user).generate_codes()
    for code, expected in ((codes[0], True), (codes[0], False)):
        client = client_of(None)
        sign_in(client, clerk.user.email)
        client.post(SECOND_STEP, {"code": code})
        assert is_signed_in(client) == expected
    client_of(clerk).post("/accounts/2fa/recovery-codes/generate/")
    client = client_of(None)
    sign_in(client, clerk.user.email)
    client.post(SECOND_STEP, {"code": codes[1]})
    assert not is_signed_in(client)


JUNK = ["", "{}", "[]", "null", '{"id": 1}', '{"response": {"userHandle": "AA"}}', "\x00", "[" * 5000, "9" * 5000]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: junk[:20])
@pytest.mark.parametrize("url", ["webauthn/add/", "webauthn/login/", "authenticate/"])
def test_nonsense_for_a_passkey_is_refused_in_words(junk, url, stranger):
    client = client_of(stranger if url == "webauthn/add/" else None)
    if url == "authenticate/":
        TOTP.activate(stranger, KEY)
        sign_in(client, stranger.email)
    client.get(INDEX + url)
    page = client.post(INDEX + url, {"credential": junk, "name": "x"}, follow=True)
    assert "passkey was not accepted" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_reset_takes_it_away_ends_sessions_and_tells_the_owner(clerk):
    app_of(clerk)
    RecoveryCodes.activate(clerk.user)
    client = client_of(clerk)
    client.get("/thornby/people/")
    call_command("reset_second_factor", clerk.user.email.upper(), stdout=StringIO())
    assert not Authenticator.objects.exists()
    assert client.get("/thornby/people/").url.startswith("/accounts/login/")
    assert [(message.to, message.subject) for message in post.outbox] == [
        ([clerk.user.email], "Your second step was reset")
    ]
    stream = f"councils.account:{clerk.user.pk}"
    assert Event.objects.get(stream=stream).kind == "second_factor_reset"
    assert history.first_fault(stream) is None
    client = client_of(None)
    assert sign_in(client, clerk.user.email).redirect_chain[-1][0] == INDEX


def test_nobody_resets_their_own(clerk):
    app_of(clerk)
    with pytest.raises(Refused, match="Nobody resets their own"):
        second_factor.reset(clerk.user, by=clerk.user)
    assert second_factor.has_one(clerk.user)


def test_reset_of_an_unknown_account_says_so(clerk):
    with pytest.raises(CommandError, match="no account"):
        call_command("reset_second_factor", "nobody@example.org")
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("reset_second_factor", clerk.user.email)
    assert not OutboxMail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_owner_is_told_of_a_change_without_any_secret(clerk):
    client = client_of(clerk)
    soup = soup_of(client.get("/accounts/2fa/totp/activate/"))
    key = re.search(r"[A-Z2-7]{4}( [A-Z2-7]{4}){7}", soup.main.get_text())[0].replace(" ", "")
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(key)})
    notice = OutboxMail.objects.get()
    assert notice.address == clerk.user.email
    assert "An authenticator app was added" in notice.text
    assert key not in notice.text + notice.html


def test_link_for_a_new_password_does_not_go_past_it(clerk):
    app_of(clerk)
    client = client_of(None)
    form = client.get(set_password_path(clerk.user), follow=True)
    new = {"password1": "eight loud lanes", "password2": "eight loud lanes"}
    page = client.post(form.redirect_chain[-1][0], new, follow=True)
    assert page.redirect_chain[-1][0] == SECOND_STEP
    assert not is_signed_in(client)
