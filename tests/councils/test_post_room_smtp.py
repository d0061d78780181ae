"""Notices over a real SMTP server: what arrives, what is refused, what breaks off, and TLS."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.exceptions import ImproperlyConfigured

from councils import mail, mail_links, post_room, workers
from councils.models import OutboxMail
from protocol_site import environment
from protocol_site.celery import app as celery_app
from tests.councils.mail_servers import mail_server
from tests.makers import make_person

State = OutboxMail.State


@pytest.fixture
def notice(council, clerk):
    nora = make_person(council, "Nora Quill", contact_email="nora@example.org")
    return mail.post("extension", person=nora, council=council, context={"by": clerk, "due": "9 May 2026"})


@pytest.fixture
def mailbox(settings):
    with mail_server(settings) as box:
        yield box


def sent(notice):
    post_room.send(notice.pk)
    notice.refresh_from_db()
    return notice


def test_a_notice_arrives_with_its_id_in_text_and_in_html(notice, mailbox):
    assert sent(notice).state == State.SENT
    (letter,) = mailbox.messages
    assert letter["Message-ID"] == mail_links.message_id(notice.pk)
    assert letter["To"] == "nora@example.org"
    assert "9 May 2026" in letter.get_body(("plain",)).get_content()
    assert "9 May 2026" in letter.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    ("mood", "state"),
    [
        ("refuse", State.REFUSED),
        ("refuse_letter", State.REFUSED),
        ("greylist", State.QUEUED),
        ("hang_up_early", State.QUEUED),
        ("hang_up", State.UNKNOWN),
    ],
)
def test_what_the_server_does_tells_how_the_notice_stands(mood, state, notice, mailbox):
    mailbox.mood = mood
    assert sent(notice).state == state
    assert notice.error


def test_a_notice_that_broke_off_is_not_sent_again_by_itself(notice, mailbox):
    mailbox.mood = "hang_up"
    sent(notice)
    mailbox.mood = "take"
    OutboxMail.objects.update(claimed_at=notice.claimed_at - timedelta(days=1))
    post_room.sweep()
    assert mailbox.ids == [mail_links.message_id(notice.pk)]


def test_one_bad_address_does_not_keep_the_others_waiting(notice, council, clerk, councillor, mailbox):
    mailbox.mood = "refuse"
    sent(notice)
    mailbox.mood = "take"
    other = mail.post("extension", person=councillor, council=council, context={"by": clerk})
    post_room.sweep()
    assert mailbox.ids == [mail_links.message_id(other.pk)]


@pytest.mark.django_db(transaction=True)
def test_a_slow_mail_server_holds_up_no_page_where_there_is_no_broker(council, clerk, mailbox, settings):
    settings.REDIS_URL = ""
    celery_app.conf.task_always_eager = False
    mailbox.mood = "wait"
    notice = mail.post("extension", person=clerk, council=council, context={"by": clerk})
    # We are here, with the page, while the server still keeps the sender waiting.
    assert mailbox.asked.wait(20)
    notice.refresh_from_db()
    assert notice.state == State.SENDING
    mailbox.go_on.set()
    workers._own_thread.submit(lambda: None).result(20)
    notice.refresh_from_db()
    assert notice.state == State.SENT


@pytest.fixture
def certificate(tmp_path):
    """A file with a key and a certificate for this machine that no browser knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
    builder = builder.not_valid_after(datetime(2060, 1, 1, tzinfo=UTC)).add_extension(names, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    plain = serialization.NoEncryption()
    written = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = tmp_path / "server.pem"
    path.write_bytes(written + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path


def context_of(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("how", ["tls", "starttls"])
def test_a_notice_goes_over_tls(how, notice, certificate, settings, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with mail_server(settings, **{how: context_of(certificate)}) as mailbox:
        assert sent(notice).state == State.SENT
    assert mailbox.ids == [mail_links.message_id(notice.pk)]


@pytest.mark.parametrize("how", ["tls", "starttls"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(how, notice, certificate, settings):
    with mail_server(settings, **{how: context_of(certificate)}) as mailbox:
        assert sent(notice).state == State.QUEUED
    assert "certificate" in notice.error.lower()
    assert not mailbox.messages


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://ada:p%23w%2Ford@mail.example.org", 587, True, False),
        ("smtp+tls://mail.example.org:2587", 2587, True, False),
        ("smtps://mail.example.org", 465, False, True),
        ("smtp+ssl://mail.example.org", 465, False, True),
    ],
)
def test_email_url_says_how_and_where(url, port, starttls, tls, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", url)
    found = environment.email()
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, tls)
    assert found["EMAIL_HOST_PASSWORD"] in (None, "p#w/ord")


def test_email_url_without_a_server_is_refused(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://")
    with pytest.raises(ImproperlyConfigured):
        environment.email()
