"""Mail servers' reports of failure, and what becomes of the notice."""

import io
from email.message import EmailMessage, Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from django.core.management import call_command
from django.utils import timezone

from councils import mail, mail_links
from councils.bounces import read_report
from councils.models import OutboxMail

State = OutboxMail.State


@pytest.fixture
def notice(council, clerk, councillor):
    notice = mail.post("extension", person=councillor, council=council, context={"by": clerk})
    OutboxMail.objects.update(state=State.SENT, sent_at=timezone.now())
    return notice


def report(notice_id, *, action="failed", whole=True):
    """A report of RFC 3464, with the whole message or with its head."""
    outer = MIMEMultipart("report", report_type="delivery-status")
    outer.attach(MIMEText("Your message could not be delivered."))
    status = Message()
    status["Content-Type"] = "message/delivery-status"
    per_message, per_address = Message(), Message()
    per_message["Reporting-MTA"] = "dns; mx.example.org"
    per_address["Action"] = action
    per_address["Diagnostic-Code"] = "smtp; 550 5.1.1 No such user"
    status.set_payload([per_message, per_address])
    outer.attach(status)
    original = EmailMessage()
    original["Message-ID"] = notice_id
    original.set_content("Dear Iris")
    if whole:
        returned = Message()
        returned["Content-Type"] = "message/rfc822"
        returned.set_payload([original])
    else:
        returned = MIMEText(f"Message-ID: {notice_id}\n", "rfc822-headers")
    outer.attach(returned)
    return outer.as_bytes()


@pytest.mark.parametrize("whole", [True, False])
def test_a_report_of_failure_names_the_notice_and_the_reason(notice, whole):
    bounce = read_report(report(mail_links.message_id(notice.pk), whole=whole))
    assert bounce.notice == notice.pk
    assert bounce.reason == "smtp; 550 5.1.1 No such user"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"Subject: Hello\n\nOut of office",
        report("<somebody.elses@example.org>"),
        report("<00000000-0000-0000-0000-000000000000@x>", action="delayed"),
    ],
)
def test_other_mails_are_no_bounces(content):
    assert read_report(content) is None


@pytest.fixture
def pipe(monkeypatch):
    def feed(content):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        call_command("record_bounce")

    return feed


def test_a_notice_that_came_back_is_shown_as_such(notice, pipe, capsys):
    pipe(report(mail_links.message_id(notice.pk)))
    notice.refresh_from_db()
    assert notice.state == State.BOUNCED
    assert "No such user" in notice.error
    pipe(report(mail_links.message_id(notice.pk)))
    assert "settled already" in capsys.readouterr().out


def test_a_report_about_nothing_of_ours_changes_nothing(notice, pipe, capsys):
    pipe(report("<00000000-0000-0000-0000-000000000000@x>"))
    assert "Not a report" in capsys.readouterr().out
