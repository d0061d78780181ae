"""E-mails as clients write them: words, people, dates and attachments are read out of each."""

from datetime import datetime

import pytest

from requests_log.emails import Address, Attachment, UnreadableEmail, read_email
from requests_log.emails.moments import LONDON, header_moment, written_moment
from tests.requests_log.emails.letters import WORDS, heavy_source, letter, raw, source, winmail

MOMENT = datetime(2026, 3, 2, 14, 5, 11, tzinfo=LONDON)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
METHOD:REQUEST
BEGIN:VEVENT
UID:1
SUMMARY:Site visit
DTSTART:20260701T130000Z
LOCATION:Mill Lane
DESCRIPTION:Please bring the map.
END:VEVENT
END:VCALENDAR
"""
HTML = "<html><head><style>p{}</style></head><body><p>Please get <b>Dave</b> to cut the verge<br>before Saturday.</p>"


def test_a_plain_email_gives_its_sender_date_subject_words_and_people():
    read = read_email(source(Cc="Samir Nath <samir@example.org>", Bcc="press@example.org"))
    assert read.sender == Address("Iris Lowe", "iris.lowe@example.org")
    assert (read.sent_at, read.subject, read.words) == (MOMENT, "The verge at Mill Lane", WORDS)
    assert [str(person) for person in read.to] == ["Maya Osei <maya.osei@example.org>"]
    assert read.copies == (Address("Samir Nath", "samir@example.org"),)
    assert read.blind_copies == (Address("", "press@example.org"),)
    assert (read.message_id, read.original, read.automatic) == ("<verge-1@example.org>", None, "")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (letter(WORDS, html=HTML), WORDS),
        (letter("", html=HTML), "Please get Dave to cut the verge\nbefore Saturday."),
        (letter("  \n", html=HTML), "Please get Dave to cut the verge\nbefore Saturday."),
        (letter("", html="<div>One</div><div>Two&nbsp;&amp;&nbsp;three</div>"), "One\nTwo & three"),
        (letter("", html="Mine<blockquote type=cite>Theirs<br>and more</blockquote>"), "Mine\n\n> Theirs\n> and more"),
        (letter("", html="<p>Seen<span style='display:none'>unseen</span></p><script>x</script>"), "Seen"),
    ],
)
def test_the_words_come_from_the_plain_part_or_else_from_the_html(message, words):
    assert read_email(message.as_bytes()).words == words


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-15", "quoted-printable"), ("windows-1252", "base64"), ("utf-8", "8bit")],
)
def test_the_words_are_read_in_every_encoding(charset, encoding):
    message = letter("")
    message.set_content("The café: £5, or 5", charset=charset, cte=encoding)
    assert read_email(message.as_bytes()).words == "The café: £5, or 5"


@pytest.mark.parametrize("charset", ["no-such-charset", "x-unknown", "", "utf-8; nonsense", "ascii"])
def test_a_charset_that_is_unknown_or_wrong_still_gives_words(charset):
    head = f'From: iris@example.org\nContent-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit'
    assert read_email(raw(head, "The café, please")).words == "The café, please"


def test_encoded_headers_and_names_are_read():
    head = (
        "From: =?iso-8859-1?Q?Se=E1n_Byrne?= <sean@example.org>\n"
        "Subject: =?utf-8?B?VGhlIGNhZsOp?= =?utf-8?Q?_again?=\nDate: 2 Mar 2026 14:05 +0000"
    )
    read = read_email(raw(head))
    assert read.sender.name == "Seán Byrne"
    assert read.subject == "The café again"


def test_attachments_are_named_with_their_sizes_and_not_kept():
    message = letter()
    message.add_attachment(b"x" * 3000, maintype="application", subtype="pdf", filename="the plan.pdf")
    message.add_attachment("Minutes", filename="minutes.txt")
    read = read_email(message.as_bytes())
    assert read.attachments[0] == Attachment("the plan.pdf", 3000)
    assert read.attachments[1].name == "minutes.txt"
    assert read.words == WORDS


def test_twenty_megabytes_of_attachments_are_no_trouble():
    read = read_email(heavy_source())
    assert [attachment.size for attachment in read.attachments] == [5 * 1024 * 1024] * 4
    assert read.words == WORDS


def test_winmail_is_unpacked():
    message = letter()
    packed = winmail("Packed words", b"%PDF" * 100)
    message.add_attachment(packed, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    read = read_email(message.as_bytes())
    assert (read.words, read.attachments) == (WORDS, (Attachment("plan.pdf", 400),))
    alone = letter("\n")
    alone.add_attachment(packed, maintype="application", subtype="octet-stream", filename="WINMAIL.DAT")
    assert read_email(alone.as_bytes()).words == "Packed words"


def test_a_winmail_that_cannot_be_read_is_said_so():
    message = letter()
    message.add_attachment(b"x\x9f>\x22" * 9, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    read = read_email(message.as_bytes())
    assert read.words == WORDS
    assert "winmail.dat could not be read" in read.notes[0]


def test_a_calendar_invitation_says_when_it_is():
    calendar = CALENDAR.replace("\n", "\r\n")
    message = letter("")
    message.set_content(calendar, subtype="calendar", params={"method": "REQUEST"})
    read = read_email(message.as_bytes())
    assert read.words == "Invitation: Site visit, Wednesday 1 July 2026, 14:00, Mill Lane\n\nPlease bring the map."
    assert read.notes == ("It is a calendar invitation: Site visit, Wednesday 1 July 2026, 14:00, Mill Lane.",)
    both = letter()
    both.add_alternative(calendar, subtype="calendar")
    assert read_email(both.as_bytes()).words == WORDS


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Mon, 29 Jun 2026 23:30:00 +0000", datetime(2026, 6, 30, 0, 30, tzinfo=LONDON)),
        ("29 Jun 2026 09:00 -0000", datetime(2026, 6, 29, 10, 0, tzinfo=LONDON)),
        ("Mon, 29 Jun 2026 09:00:00 EST", datetime(2026, 6, 29, 15, 0, tzinfo=LONDON)),
        ("yesterday evening", None),
        ("Thu, 31 Feb 2026 10:00:00 +0000", None),
        ("Mon, 1 Jan 0001 00:00:00 +9999", None),
    ],
)
def test_the_date_is_a_moment_in_london_or_none(date, moment):
    assert header_moment(date) == moment


@pytest.mark.parametrize(
    "written",
    [
        "Monday, 2 March 2026 14:05",
        "02 March 2026 14:05",
        "Mon, 2 Mar 2026 at 14:05",
        "2 March 2026 at 14:05:00 GMT",
        "Mon, Mar 2, 2026 at 2:05 PM",
        "02/03/2026 14:05",
        "Mon, Mar 2, 2026 at 2:05\u202fPM",
    ],
)
def test_dates_as_people_are_shown_them_are_read(written):
    assert written_moment(written) == datetime(2026, 3, 2, 14, 5, tzinfo=LONDON)


def test_a_date_without_a_year_and_no_date_are_none():
    assert written_moment("14:05") is None
    assert written_moment("2 March") is None


def test_a_clock_that_is_wrong_gives_way_to_the_first_server():
    received = "from x by mx.example.org; Mon, 2 Mar 2026 14:06:00 +0000"
    read = read_email(source(Date="Mon, 2 Mar 2037 14:05:00 +0000", Received=received))
    assert read.sent_at == datetime(2026, 3, 2, 14, 6, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({"Auto_Submitted": "auto-replied"}, "reply"),
        ({"X_Autoreply": "yes"}, "reply"),
        ({"Return_Path": "<>"}, "reply"),
        ({"Auto_Submitted": "auto-generated"}, "notice"),
        ({"Precedence": "bulk"}, "notice"),
        ({"Auto_Submitted": "no"}, ""),
    ],
)
def test_what_a_machine_sent_is_told_apart(headers, automatic):
    assert read_email(source(**headers)).automatic == automatic


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The e-mail is empty."),
        (b"\0\0 \r\n", "The e-mail is empty."),
        (b"%PDF-1.7 nothing like it", "This is not an e-mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "This is an Outlook item (.msg). Save it as .eml"),
        (b"x" * (40 * 1024 * 1024 + 1), "larger than 40 MB"),
    ],
)
def test_what_is_no_email_is_refused_in_a_plain_sentence(content, said):
    with pytest.raises(UnreadableEmail) as refused:
        read_email(content)
    assert said in str(refused.value)
