"""An empty site shows how its first council is set up, to whoever has the code, and nothing else."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from councils import beginning, history, services
from councils.access import access_to
from councils.errors import Overtaken
from councils.models import Council, User
from tests.makers import client_of, make_council, make_user

ADDRESS = "/set-up/"
PASSWORD = "seven quiet lanes"
FILLED_IN = {
    "name": " Thornby  Parish Council",
    "clerk": "Maya Osei",
    "email": "Maya@thornby.example",
    "whose": "own",
    "password": PASSWORD,
    "password_again": PASSWORD,
}


def post(client=None, **changed):
    return (client or client_of()).post(ADDRESS, FILLED_IN | {"code": beginning.setup_code()} | changed)


def errors(response):
    return response.context["form"].errors


@pytest.mark.parametrize("name", ["start", "councils", "account_login", "account_reset_password", "admin:index"])
def test_an_empty_site_leads_every_visitor_to_the_set_up(db, name):
    assert client_of().get(reverse(name)).url == ADDRESS


def test_the_set_up_page_of_an_empty_site_offers_no_way_to_sign_in(db):
    page = client_of().get(ADDRESS).content.decode()
    assert "Set up your council" in page
    assert reverse("account_login") not in page


def test_the_health_of_an_empty_site_can_be_asked_for(db):
    assert client_of().get("/health/live/").content == b"alive\n"


@pytest.mark.django_db(transaction=True)
def test_the_clerk_is_signed_in_to_a_council_with_its_full_council():
    client = client_of()
    assert post(client).url == "/"
    council = Council.objects.get()
    assert (council.name, council.slug) == ("Thornby Parish Council", "thornby-parish-council")
    assert council.committees.get().is_full_council
    assert access_to(User.objects.get(email="maya@thornby.example"), council.slug).is_clerk
    assert "Maya Osei" in client.get(f"/{council.slug}/").content.decode()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_somebody_else_has_the_clerk_invited_and_is_not_signed_in():
    client = client_of()
    response = post(client, whose="other", password="", password_again="")
    assert "An invitation goes to" in response.content.decode()
    assert "/accounts/password/reset/key/" in mail.outbox[0].body
    assert client.get("/").url.startswith("/accounts/login/")


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA", "ä", "0" * 40])
def test_without_the_code_nothing_is_made(db, code):
    assert "code" in errors(post(code=code))
    assert beginning.is_empty()


def test_the_code_may_be_typed_without_dashes_in_small_letters(db):
    assert post(code=beginning.setup_code().replace("-", " ").lower()).url == "/"


def test_another_secret_key_gives_another_code(settings):
    before = beginning.setup_code()
    settings.SECRET_KEY = "another" * 10
    assert beginning.setup_code() != before
    assert not beginning.is_setup_code(before)


@pytest.mark.parametrize(
    ("field", "changed", "message"),
    [
        ("password", {"password": ""}, "Enter a password"),
        ("password", {"password": "short", "password_again": "short"}, "too short"),
        ("password_again", {"password_again": "seven quiet lane"}, "Enter the same password twice"),
        ("email", {"email": "maya at thornby"}, "Enter an email address in the correct format"),
        ("name", {"name": "---"}, "Enter the name of the council in letters"),
        ("clerk", {"clerk": " "}, "Enter the Clerk’s full name"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(db, field, changed, message):
    assert message in errors(post(**changed))[field][0]
    assert beginning.is_empty()


def test_a_name_that_is_an_address_of_the_site_gets_another_address(db):
    post(name="Help")
    assert Council.objects.get().slug == "help-council"


@pytest.mark.parametrize("make", [make_council, make_user])
def test_once_there_is_a_council_or_an_account_the_code_is_worth_nothing(db, make):
    make()
    councils = Council.objects.count()
    assert post().url == "/"
    assert Council.objects.count() == councils
    with pytest.raises(Overtaken):
        services.begin_site(name="Wexcombe", clerk="Eve", email="eve@example.org", password=PASSWORD)


def test_of_two_who_begin_at_once_the_second_is_overtaken_and_leaves_nothing(db, monkeypatch):
    history.record("councils.site", "site_begun", council=None)
    assert post().status_code == 409
    assert beginning.is_empty()


def test_the_command_prints_the_code_until_the_site_is_set_up(db):
    def said():
        output = StringIO()
        call_command("setup_code", stdout=output)
        return output.getvalue()

    assert beginning.setup_code() in said()
    assert "http://localhost:8000/set-up/" in said()
    make_user()
    assert beginning.setup_code() not in said()


def test_the_log_of_an_empty_site_says_once_how_to_set_it_up_and_never_the_code(db, caplog):
    beginning.tell_the_operator()
    beginning.tell_the_operator()
    [line] = [record.getMessage() for record in caplog.records]
    assert "manage.py setup_code" in line
    assert f"http://localhost:8000{ADDRESS}" in line
    assert beginning.setup_code() not in line


def test_the_log_of_a_site_that_is_set_up_says_nothing_of_it(council, caplog):
    beginning.tell_the_operator()
    assert not caplog.records


def test_a_site_without_its_tables_starts_without_a_word(transactional_db, caplog):
    with connection.schema_editor() as editor:
        editor.execute("ALTER TABLE councils_user RENAME TO elsewhere")
    try:
        beginning.tell_the_operator()
    finally:
        with connection.schema_editor() as editor:
            editor.execute("ALTER TABLE elsewhere RENAME TO councils_user")
    assert not caplog.records
