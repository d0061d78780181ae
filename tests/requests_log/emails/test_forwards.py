"""Forwarded e-mails: who asked first, when and in which words; and e-mails that are pasted."""

from datetime import datetime

import pytest

from requests_log.emails import Address, UnreadableEmail, read_email, read_pasted
from requests_log.emails.moments import LONDON
from requests_log.rules.letters import BODY, parts_of
from tests.requests_log.emails.letters import (
    APPLE_FORWARD,
    CLERK,
    GMAIL_FORWARD,
    OUTLOOK_FORWARD,
    WORDS,
    letter,
    source,
)

FORWARDED = {"From": CLERK, "To": "log+thornby@example.org", "Date": "Tue, 3 Mar 2026 09:00:00 +0000"}


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("FW: The verge at Mill Lane", OUTLOOK_FORWARD),
        ("Fwd: The verge at Mill Lane", GMAIL_FORWARD),
        ("Fwd: The verge at Mill Lane", APPLE_FORWARD),
        ("No mark at all", GMAIL_FORWARD),
    ],
)
def test_the_first_sender_is_found_inside_a_forward(subject, words):
    read = read_email(source(words, Subject=subject, **FORWARDED))
    assert read.sender.name == "Maya Osei"
    original = read.original
    assert original.sender.address == "iris.lowe@example.org"
    assert original.sender.name in ("Iris Lowe", "Lowe, Iris")
    assert original.sent_at.replace(second=0) == datetime(2026, 3, 2, 14, 5, tzinfo=LONDON)
    assert (original.subject, original.words) == ("The verge at Mill Lane", f"{WORDS}\n\nIris")
    assert original.to[0] == Address("Maya Osei", "maya.osei@example.org")
    assert original.copies == (Address("Samir Nath", "samir.nath@example.org"),)


def test_a_message_that_is_attached_whole_is_the_original():
    message = letter("See attached.", Subject="Fwd", **FORWARDED)
    message.add_attachment(letter(Bcc="press@example.org"))
    original = read_email(message.as_bytes()).original
    assert (original.words, original.message_id) == (WORDS, "<verge-1@example.org>")
    assert original.blind_copies == (Address("", "press@example.org"),)


def test_a_forward_of_a_forward_leads_to_the_first():
    twice = f"""Over to you.

-------- Forwarded Message --------
From: Rhoda Pike <rhoda@example.org>
Date: 2 March 2026 16:00
Subject: Fwd: The verge
To: {CLERK}

{GMAIL_FORWARD}"""
    read = read_email(source(twice, Subject="Fwd: Fwd: The verge", **FORWARDED))
    assert [email.sender.name for email in read.chain()] == ["Maya Osei", "Rhoda Pike", "Iris Lowe"]


def test_a_thread_below_an_answer_is_no_forward_and_no_words_of_the_asker():
    answered = OUTLOOK_FORWARD.replace("For the register, please.", "Thank you, that is fine.")
    read = read_email(source(answered, Subject="RE: The verge at Mill Lane"))
    assert read.original is None
    own = [read.words[part.start : part.end] for part in parts_of(read.words) if part.kind == BODY]
    assert "Please get Dave" in read.words
    assert "Please get Dave" not in "".join(own)


@pytest.mark.parametrize("pasted", [OUTLOOK_FORWARD.partition("_\n")[2], GMAIL_FORWARD.partition("-\n")[2]])
def test_a_pasted_email_is_read_from_the_screen(pasted):
    read = read_pasted(pasted.replace("\n", "\r\n"))
    assert read.sender.address == "iris.lowe@example.org"
    assert (read.subject, read.words) == ("The verge at Mill Lane", f"{WORDS}\n\nIris")


@pytest.mark.parametrize("label", ["*From:*", "From:"])
@pytest.mark.parametrize("address", ["<mailto:i@example.org>", "[mailto:i@example.org]", "(i@example.org)"])
def test_senders_are_read_as_programs_print_them(label, address):
    rest = "Sent: 2 March 2026 14:05\nTo: Osei, Maya; Tom Fenwick\nSubject: Verge\n\nHello"
    read = read_pasted(f"{label} Iris Lowe {address}\n{rest}")
    assert read.sender == Address("Iris Lowe", "i@example.org")
    assert [person.name for person in read.to] == ["Osei, Maya", "Tom Fenwick"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Dave Tasker", ["Dave Tasker"]),
        ("Tasker, Dave", ["Tasker, Dave"]),
        ("Dave Tasker, Maya Osei", ["Dave Tasker", "Maya Osei"]),
        ("Tasker, Dave; Osei, Maya", ["Tasker, Dave", "Osei, Maya"]),
    ],
)
def test_names_without_addresses_are_read(line, names):
    read = read_pasted(f"From: Iris Lowe\nSent: 2 March 2026 14:05\nTo: {line}\nSubject: Verge\n\nWords")
    assert [str(address) for address in read.to] == names


def test_a_pasted_source_is_read_as_the_message_that_it_is():
    read = read_pasted(source(WORDS, html=f"<p>{WORDS}</p>").decode())
    assert (read.words, read.message_id) == (WORDS, "<verge-1@example.org>")


def test_pasted_words_alone_are_the_words_and_the_rest_is_asked_for():
    read = read_pasted("  Could the verge be cut?\n")
    assert read.words.strip() == "Could the verge be cut?"
    assert (read.sender, read.sent_at) == (None, None)
    assert "No sender and no date" in read.notes[0]


def test_nothing_pasted_is_said():
    with pytest.raises(UnreadableEmail, match="Nothing was pasted"):
        read_pasted(" \r\n ")
