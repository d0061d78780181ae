"""Logging from an e-mail: it fills the form, nothing is kept before the Clerk logs it, and one form logs one entry."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from councils.models import OutboxMail
from councils.wording import uk_moment_words
from requests_log import services
from requests_log.models import CouncillorRequest, EntryWords
from requests_log.services.switches import switch_rule
from tests.makers import client_of, make_person
from tests.requests_log.emails.letters import (
    CLERK,
    GMAIL_FORWARD,
    OUTLOOK_FORWARD,
    WORDS,
    heavy_source,
    letter,
    source,
)
from tests.requests_log.makers import form_data, make_entry
from tests.requests_log.test_pages import errors, soup


@pytest.fixture
def bring(council, clerk):
    """Bring an e-mail in, as a file or pasted; the page that comes back."""

    def brought(content=b"", *, name="request.eml", pasted=""):
        file = {"file": SimpleUploadedFile(name, content)} if content else {}
        address = f"/{council.slug}/requests/new/from-email/"
        return soup(client_of(clerk).post(address, {"pasted": pasted} | file))

    return brought


def typed(page):
    """What the form to log a request holds, by name."""
    form = page.find("textarea", attrs={"name": "words"}).find_parent("form")
    values = {box["name"]: box.get("value", "") for box in form.select("input:not([type=radio])")}
    values |= {box["name"]: box.text.removeprefix("\n") for box in form.select("textarea")}
    values |= {box["name"]: box["value"] for box in form.select("input[type=radio][checked]")}
    chosen = {box["name"]: box.select_one("option[selected]") for box in form.select("select")}
    return values | {name: option["value"] if option else "" for name, option in chosen.items()}


def test_an_eml_fills_the_form_and_nothing_is_kept(councillor, clerk, bring):
    page = bring(source(Cc="Samir Nath <samir@example.org>", Bcc="press@example.org"))
    values = typed(page)
    assert values["asked_by"] == str(councillor.pk)
    assert (values["subject"], values["words"], values["channel"]) == ("The verge at Mill Lane", WORDS, "email")
    assert [values[f"received_on_{part}"] for part in ("day", "month", "year")] == ["2", "3", "2026"]
    assert values["received_time"] == "14:05"
    assert (values["copies"], values["blind_copies"]) == ("Samir Nath <samir@example.org>", "press@example.org")
    assert (values["addressee"], values["officer"]) == ("clerk", "")
    assert not CouncillorRequest.objects.exists()
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("forward", [OUTLOOK_FORWARD, GMAIL_FORWARD])
def test_the_clerks_own_forward_is_logged_for_whoever_asked(councillor, clerk, bring, forward):
    values = typed(bring(source(forward, From=CLERK, Subject="FW: The verge at Mill Lane")))
    assert values["asked_by"] == str(councillor.pk)
    assert values["words"].startswith(WORDS)
    assert values["received_on_day"] == "2"


def test_what_an_officer_passed_on_was_asked_of_the_officer(councillor, clerk, officer, bring):
    message = letter("Cllr Lowe wrote to me.", From=officer.email, To=CLERK, Subject="Fwd: verge")
    message.add_attachment(letter(To="undisclosed-recipients:;"))
    values = typed(bring(message.as_bytes()))
    assert (values["addressee"], values["officer"]) == ("staff", str(officer.pk))
    both = typed(bring(source(To=f"{officer.email}, {clerk.email}")))
    assert (both["addressee"], both["officer"], both["copies"]) == ("clerk_and_staff", str(officer.pk), "")


def test_a_councillor_is_recognised_by_name_where_the_address_is_another(council, clerk, councillor, bring):
    page = bring(source(From='"Lowe, Iris (Cllr)" <iris@home.example>'))
    assert typed(page)["asked_by"] == str(councillor.pk)
    assert "recognised by the name alone, not by the address iris@home.example" in page.get_text()


def test_of_two_people_of_one_name_none_is_taken(council, clerk, councillor, bring):
    make_person(council, "Iris Lowe", "councillor")
    assert typed(bring(source(From="Iris Lowe <iris@home.example>")))["asked_by"] == ""


def test_somebody_unknown_is_asked_for_and_the_rest_is_filled(clerk, bring):
    page = bring(source(From="Jo Bell <jo@example.com>", Date=""))
    assert typed(page)["words"] == WORDS
    assert "It is from Jo Bell <jo@example.com>, who is not known here as a councillor" in page.get_text()
    assert "No date was found" in page.get_text()


def test_twenty_megabytes_arrive_and_what_is_attached_is_named(councillor, clerk, bring):
    page = bring(heavy_source())
    assert typed(page)["words"] == WORDS
    assert "What is attached is not kept here: photo.png (5.0 MB)" in page.get_text()


def test_a_pasted_email_fills_the_form(councillor, clerk, bring):
    assert typed(bring(pasted=OUTLOOK_FORWARD.partition("_\n")[2]))["asked_by"] == str(councillor.pk)


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        ({}, "Choose a file or paste the e-mail"),
        ({"content": source(), "pasted": "both"}, "Choose a file or paste the e-mail, not both"),
        ({"content": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "name": "x.msg"}, "This is an Outlook item (.msg)."),
        ({"content": b"GIF89a", "name": "x.gif"}, "This is not an e-mail"),
        ({"content": b"x" * (6 * 1024 * 1024), "name": "x.pdf"}, "This is not an .eml file, and too large"),
    ],
)
def test_what_cannot_be_read_is_said_in_place(clerk, bring, brought, said):
    assert said in errors(bring(**brought))[0]


def test_copies_are_kept_with_the_words_and_reach_the_rule(council, councillor, clerk):
    switch_rule(council=council, rule="silent_copy", is_on=True, since=timezone.localdate(), by=clerk)
    data = form_data(councillor) | {"copies": "Samir Nath;jo@example.org", "blind_copies": "press@example.org\n"}
    page = soup(client_of(clerk).post(f"/{council.slug}/requests/new/", data, follow=True))
    assert "Samir Nath; jo@example.org" in page.get_text()
    check = CouncillorRequest.objects.get().checks.get()
    assert check.findings.get(rule="silent_copy").verdict != "clear"
    assert "press@example.org" not in str(check.facts)
    assert check.facts["blind_copies"] == 1


def test_a_correction_elsewhere_keeps_the_copies(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, copies=["Jo"], blind_copies=["press@example.org"])
    services.correct_request(entry, subject="Verge", words="Other", by=clerk, reason="Misheard", seen=0)
    assert entry.all_words.last().blind_copies == ["press@example.org"]
    page = soup(client_of(clerk).get(f"{entry.get_absolute_url()}correct/"))
    data = typed(page) | {"reason": "No such copy", "blind_copies": ""}
    client_of(clerk).post(f"{entry.get_absolute_url()}correct/", data)
    assert (entry.all_words.last().copies, entry.all_words.last().blind_copies) == (["Jo"], [])


def test_a_correction_shows_what_was_there_and_what_is(council, councillor, clerk):
    entry, client = make_entry(council, councillor, clerk), client_of(clerk)
    earlier, address = entry.received_at - timedelta(days=30), f"{entry.get_absolute_url()}correct/"
    data = form_data(councillor) | {f"received_on_{part}": getattr(earlier, part) for part in ("day", "month", "year")}
    data |= {"seen": 0, "reason": "Misheard", "words": "The verge in Mill Lane.", "kind": "document"}
    page = soup(client.post(address, data, follow=True))
    line = next(item for item in page.select(".app-timeline__item") if item.strong.text == "Corrected")
    gone, now = ([each.get_text() for each in line.select(tag)] for tag in ("del", "ins"))
    assert {entry.all_words.get(number=1).text, uk_moment_words(entry.received_at), entry.get_kind_display()} <= set(
        gone
    )
    assert {"The verge in Mill Lane.", "A document"} <= set(now)
    assert "The answer is now due on" in page.get_text()


def test_a_form_that_is_sent_twice_logs_one_entry(council, councillor, clerk):
    client, address = client_of(clerk), f"/{council.slug}/requests/new/"
    data = form_data(councillor) | {"form_key": typed(soup(client.get(address)))["form_key"]}
    first, second = (client.post(address, data) for _ in range(2))
    assert first.url == second.url == CouncillorRequest.objects.get().get_absolute_url()
    assert EntryWords.objects.count() == 1


def test_a_form_that_is_sent_again_with_other_words_says_so_and_loses_nothing(council, councillor, clerk):
    client, address = client_of(clerk), f"/{council.slug}/requests/new/"
    data = form_data(councillor) | {"form_key": str(uuid4())}
    client.post(address, data)
    page = soup(client.post(address, data | {"words": "Another request altogether."}))
    assert "You have logged this form as" in errors(page)[0]
    again = typed(page)
    assert again["words"] == "Another request altogether."
    client.post(address, again | {"addressee": "clerk", "authority": "none"})
    assert CouncillorRequest.objects.count() == 2


def test_going_back_to_a_form_that_was_sent_does_not_log_the_same_request_unnoticed(council, councillor, clerk):
    client, address = client_of(clerk), f"/{council.slug}/requests/new/"
    for _ in range(2):
        # A browser that goes back asks for the page anew and fills in what was typed, but not its key.
        data = form_data(councillor) | {"form_key": typed(soup(client.get(address)))["form_key"]}
        response = client.post(address, data)
    page, logged = soup(response), CouncillorRequest.objects.get()
    assert f"The same words are in the register already, as {logged.reference}" in errors(page)[0]
    client.post(address, typed(page) | {"addressee": "clerk", "authority": "none"})
    assert CouncillorRequest.objects.count() == 2
