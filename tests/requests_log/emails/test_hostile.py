"""E-mails that mean harm, or come broken: read as far as they go or refused, soon and in a sentence."""

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_log.emails import Email, UnreadableEmail, read_email, read_pasted, winmail
from requests_log.emails.model import LONGEST_WORDS
from tests.requests_log.emails.letters import GMAIL_FORWARD, WORDS, letter, raw, source

HEAD = "From: iris@example.org\nSubject: Verge"
LONG_ENOUGH = 20  # seconds: what takes longer hangs


def outcome_of(read, content):
    """What reading gives: an Email, or the sentence of the refusal."""
    try:
        return read(content)
    except UnreadableEmail as refused:
        return str(refused)


def read_or_refused(content, read=read_email):
    began = time.monotonic()
    outcome = outcome_of(read, content)
    assert time.monotonic() - began < LONG_ENOUGH
    assert isinstance(outcome, Email) or outcome.endswith(".")
    return outcome


def nested_parts(depth):
    lines = ["From: iris@example.org"]
    for level in range(depth):
        lines += [f'Content-Type: multipart/mixed; boundary="b{level}"', "", f"--b{level}"]
    return "\n".join([*lines, "Content-Type: text/plain", "", WORDS]).encode()


def nested_messages(depth):
    return b"From: iris@example.org\nContent-Type: message/rfc822\n\n" * depth + b"From: i@example.org\n\nDeep"


@pytest.mark.parametrize("depth", [5, 59, 100, 1000])
def test_parts_inside_parts_end_soon(depth):
    read = read_or_refused(nested_parts(depth))
    assert isinstance(read, str) or read.words == WORDS


@pytest.mark.parametrize("depth", [3, 200, 1000, 50_000])
def test_messages_inside_messages_end_soon(depth):
    read_or_refused(nested_messages(depth))


@pytest.mark.parametrize(
    "content",
    [
        raw(f"{HEAD}\nTo: {'(' * 50_000}"),
        raw(f"{HEAD}\nTo: {'a@b.example, ' * 50_000}"),
        raw(f"{HEAD}\nTo: {'<' * 50_000}"),
        raw(f"{HEAD}\nTo: {chr(34) * 50_001}"),
        raw("From: " + "=?utf-8?B?" * 5_000 + "\nSubject: x"),
        raw(f"{HEAD}\nDate: {'9' * 100_000}"),
        raw(HEAD + "\nX: y" * 20_000),
        raw(f"{HEAD}\nContent-Type: text/html", "<div>" * 100_000),
        raw(f"{HEAD}\nContent-Type: text/html", "<blockquote>" * 5_000 + "x"),
        raw(f"{HEAD}\nContent-Type: text/html", "<p><b" * 50_000),
        raw(HEAD, "> " * 200_000),
        raw(HEAD, "From: x\n" * 50_000),
        raw("From: c@example.org\nSubject: Fwd: x", "From: x\nTo: y\nSubject: Fwd: z\n\n" * 20_000),
        raw(f"{HEAD}\nContent-Type: multipart/mixed"),
        raw(f"{HEAD}\nContent-Type: multipart/mixed; boundary="),
        raw(f"{HEAD}\nContent-Type: message/rfc822", ""),
        raw(f"{HEAD}\nContent-Type: text/plain; charset*=utf-8''%00%ff"),
        raw(f"{HEAD}\nContent-Transfer-Encoding: base64", "!!!! not base64 ===="),
        raw(f"{HEAD}\nContent-Transfer-Encoding: uuencode", "begin 644 x\nM!!!\nend"),
        raw(f"{HEAD}\nContent-Disposition: attachment; filename*=x''%f0%28%8c%bc"),
        b"From: \xff\xfe\x00 <x@y>\r\nSubject: \xe9\xe8\r\n\r\n\xff\xfe\x00caf\xe9",
        b"Subject: only\r\n\r\n",
        b"\xef\xbb\xbf\r\n\r\nFrom: a@example.org\r\n\r\nhello",
    ],
    ids=lambda content: repr(content[:60]),
)
def test_it_is_read_or_refused(content):
    read_or_refused(content)


def test_an_email_of_words_beyond_measure_is_cut_and_says_so():
    read = read_or_refused(source("word " * 100_000))
    assert len(read.words) <= LONGEST_WORDS
    assert "end was left out" in read.notes[0]


def test_line_breaks_in_headers_stay_in_none():
    head = "From: =?utf-8?Q?Iris=0D=0ABcc=3A_x=40y.example?= <iris@example.org>\nSubject: =?utf-8?Q?A=0D=0AB=00C?="
    read = read_or_refused(raw(head))
    assert read.subject == "A BC"
    assert read.sender.address == "iris@example.org"
    assert "\n" not in read.sender.name
    assert read.blind_copies == ()


def test_nul_and_control_characters_are_in_no_words():
    read = read_or_refused(raw(HEAD, "Hel\0lo\x07 \x1b[31mred\ttab"))
    assert read.words == "Hello [31mred\ttab"


def test_a_winmail_that_promises_millions_of_properties_does_not_keep_us(monkeypatch):
    monkeypatch.setattr(winmail, "SECONDS", 1)
    count = 0xFFFFFFFF
    data = struct.pack("<I", count) + struct.pack("<HH", 0x1002, 1) + struct.pack("<I", count)
    packed = struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BHHI", 1, 0x9003, 6, len(data)) + data + b"\0" * 9
    message = letter()
    message.add_attachment(packed, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert read_or_refused(message.as_bytes()).words == WORDS


HEADERS = ["From: ", "To: ", "Subject: ", "Date: ", "Fwd: ", "a@example.org", "=?utf-8?Q?=41?=", "\n", "\n\n"]
PARTS = ["Content-Type: multipart/mixed; boundary=x", "--x", "--x--", "Content-Type: text/html", "<p>"]
PIECES = [*HEADERS, *PARTS, "> ", "\0", "é", GMAIL_FORWARD]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join))
def test_whatever_is_strung_together_is_read_or_refused(text):
    read_or_refused(text.encode("utf-8", "surrogatepass"))
    read_or_refused(text, read_pasted)


@given(st.binary(max_size=400))
def test_whatever_bytes_come_are_read_or_refused(noise):
    read_or_refused(noise)
    read_or_refused(b"From: a@example.org\n" + noise)
