"""E-mails at the logging address, by pipe or out of a mailbox: each is one draft, and nothing is sent."""

import imaplib
import io
import os
import sys
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from councils import jobs, mail
from councils.mail_links import message_id
from councils.models import OutboxMail
from requests_log.emails.kept import from_plain, to_plain
from requests_log.emails.reading import read_email
from requests_log.logging_address import logging_address_of
from requests_log.models import Draft
from requests_log.services import receiving
from requests_log.services.mailbox import ASIDE, DONE, read_mailbox
from tests.requests_log.emails.letters import CLERK, OUTLOOK_FORWARD, WORDS, letter, source
from tests.requests_log.imap_server import imap_server
from tests.requests_log.makers import LOGGING_ADDRESS

HERE = "log+thornby@example.org"


@pytest.fixture(autouse=True)
def logging_address(settings):
    settings.LOGGING_ADDRESS = LOGGING_ADDRESS


@pytest.fixture
def pipe(monkeypatch, capsys):
    """pipe(source, recipient): the exit code of manage.py receive_mail with the source on standard input."""

    def piped(content, recipient=HERE):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        try:
            call_command("receive_mail", recipient=recipient)
        except SystemExit as end:
            return end.code
        return os.EX_OK

    return piped


@pytest.fixture
def mailbox(settings):
    with imap_server(settings) as box:
        yield box


def test_a_councils_logging_address_is_made_from_its_own(council):
    assert logging_address_of(council) == HERE


@pytest.mark.parametrize("forward", [OUTLOOK_FORWARD, WORDS])
def test_a_forwarded_email_waits_as_a_draft(council, councillor, clerk, pipe, forward):
    assert pipe(source(forward, From=CLERK, Subject="FW: The verge at Mill Lane", To=HERE)) == os.EX_OK
    draft = Draft.objects.get()
    assert (draft.council, draft.sent_by, draft.subject) == (council, clerk, "The verge at Mill Lane")
    assert WORDS in draft.email.words
    assert not OutboxMail.objects.exists()


def test_what_is_kept_of_an_email_says_the_same_again():
    message = letter("See below", From=CLERK, Bcc="b@example.org")
    message.add_attachment(letter())
    read = read_email(message.as_bytes())
    assert from_plain(to_plain(read)) == read


def test_the_same_message_is_one_draft_whichever_way_it_comes(council, clerk, pipe, mailbox):
    mailbox.put(source(To=HERE))
    assert pipe(source(To=HERE)) == pipe(source(To=HERE)) == os.EX_OK
    assert read_mailbox() == "1 e-mail taken in"
    assert Draft.objects.count() == 1


def test_messages_without_an_id_are_told_apart_by_what_they_say(council, pipe):
    for words in ("One", "One", "Two"):
        pipe(source(words, Message_ID=""))
    assert Draft.objects.count() == 2


def test_a_message_to_two_councils_waits_in_each(council, other_council, mailbox):
    mailbox.put(source(To=f"{HERE}, LOG+wexcombe@example.org"))
    read_mailbox()
    assert {draft.council for draft in Draft.objects.all()} == {council, other_council}


def test_an_address_that_is_not_known_is_held_as_such(council, pipe):
    pipe(source(From="Jo Bell <jo@example.com>"))
    assert Draft.objects.get().sent_by is None


def test_of_unknown_addresses_only_so_many_wait(council, councillor, pipe, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_UNKNOWN", 1)
    codes = [pipe(source(From="jo@example.com", Message_ID=f"<{number}@x>")) for number in range(2)]
    assert codes == [os.EX_OK, os.EX_TEMPFAIL]
    assert pipe(source(Message_ID="<known@x>")) == os.EX_OK


@pytest.mark.parametrize(
    ("content", "recipient", "code"),
    [
        (source(), "log+nowhere@example.org", os.EX_NOUSER),
        (source(), "somebody@example.org", os.EX_NOUSER),
        (source(To="office@example.org"), "", os.EX_NOUSER),
        (b"", HERE, os.EX_DATAERR),
        (b"\x89PNG nothing", HERE, os.EX_DATAERR),
    ],
)
def test_the_exit_code_tells_the_mail_server_what_to_do(council, pipe, content, recipient, code):
    assert pipe(content, recipient) == code
    assert not Draft.objects.exists()


def test_what_goes_wrong_here_is_tried_again_and_nothing_of_it_is_logged(council, pipe, monkeypatch, caplog):
    def fall_over(*args):
        raise RuntimeError(WORDS)

    monkeypatch.setattr(receiving, "_keep", fall_over)
    assert pipe(source()) == os.EX_TEMPFAIL
    assert WORDS not in caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-replied"}, {"Return_Path": "<>"}])
def test_a_machines_answer_is_passed_over(council, councillor, pipe, headers):
    assert pipe(source(**headers)) == os.EX_OK
    assert not Draft.objects.exists()
    assert not OutboxMail.objects.exists()


def test_a_notice_of_our_own_that_comes_back_is_passed_over(council, councillor, pipe):
    notice = mail.post("reminder", person=councillor, council=council, context={"item": {"what": "x"}})
    assert pipe(source(Message_ID=message_id(notice.pk), Auto_Submitted="auto-generated")) == os.EX_OK
    assert not Draft.objects.exists()


def test_what_a_rule_of_a_mailbox_sent_on_is_held_as_unknown(council, councillor, pipe):
    pipe(source(Auto_Submitted="auto-generated"))
    assert Draft.objects.get().sent_by is None


def test_the_mailbox_is_emptied_and_what_cannot_be_taken_in_is_put_aside(council, councillor, mailbox):
    mailbox.put(source(To=HERE))
    mailbox.put(source(To="other@example.org", Delivered_To=HERE, Message_ID="<2@x>"))
    mailbox.put(b"nothing like an e-mail")
    mailbox.put(source(To="log+nowhere@example.org"))
    run = jobs.run_job("logging-mailbox")
    assert run.outcome == f"2 e-mails taken in, 2 put aside in the folder “{ASIDE}”"
    assert Draft.objects.count() == 2
    assert [len(mailbox.sources(folder)) for folder in ("INBOX", DONE, ASIDE)] == [0, 2, 2]
    assert read_mailbox() == "No e-mails taken in"


@pytest.mark.parametrize("command", ["COPY", "STORE", "EXPUNGE"])
def test_a_job_that_dies_before_the_message_is_moved_doubles_nothing(council, councillor, mailbox, command):
    mailbox.put(source(To=HERE))
    mailbox.broken = {command}
    with pytest.raises((OSError, imaplib.IMAP4.abort)):
        read_mailbox()
    assert Draft.objects.count() == 1
    mailbox.broken = set()
    read_mailbox()
    assert Draft.objects.count() == 1
    assert mailbox.sources() == []


def test_a_password_that_is_wrong_fails_the_job_and_names_nothing(settings, council, mailbox):
    settings.LOGGING_MAILBOX_URL = settings.LOGGING_MAILBOX_URL.replace("p%40ss", "wrong")
    run = jobs.run_job("logging-mailbox")
    assert run.outcome == "Stopped by an error (error)"


def test_without_a_mailbox_the_job_says_so(settings, council):
    settings.LOGGING_MAILBOX_URL = ""
    assert read_mailbox() == "No mailbox is set up"
