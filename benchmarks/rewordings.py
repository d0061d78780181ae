"""Messages as they also arrive: shouted, mistyped, wrapped, signed, above somebody else's thread. The meaning stays."""

import re
import textwrap

SIGNATURE = """

Kind regards,

Cllr A. N. Example
Ward member for Northgate, Anytown Town Council
Tel. 01632 960123 | Please consider the environment before you print this e-mail"""
THREAD = """

On Tue, 4 Mar 2025 at 09:12, A Resident <resident@example.org> wrote:
> Get your men to sweep the steps today. I want it done now,
> or the paper will hear how useless your clerk is."""
FORWARDED = """

-----Original Message-----
From: A Resident <resident@example.org>
Sent: 04 March 2025 09:12
To: Cllr Example
Subject: Steps

Tell the caretaker to sweep the steps today. The man is idle and everybody knows it."""
DISCLAIMER = """

This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in
error please notify the sender immediately and delete it. Views expressed are those of the author and do not
necessarily represent those of the council."""
_LONG_WORD = re.compile(r"\b[a-z]{6,}\b")


def mistyped(text):
    """Two letters swapped in one long word of eight."""
    seen = 0

    def slip(match):
        nonlocal seen
        seen += 1
        word = match.group()
        return word[:2] + word[3] + word[2] + word[4:] if seen % 8 == 1 else word

    return _LONG_WORD.sub(slip, text)


def curled(text):
    """Typographic quotation marks and dashes, as a word processor makes them."""
    text = re.sub(r'"([^"]*)"', "“\\1”", text)
    return re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’").replace(" - ", " – ").replace("...", "…")


def wrapped(text):
    """Lines broken at 60 columns, as a mail program sends plain text."""
    return "\n".join(textwrap.fill(line, 60, break_on_hyphens=False) for line in text.split("\n"))


def spaced(text):
    """What is left of HTML: hard spaces, doubled spaces and marks without width."""
    changes = {". ": ".\u00a0 ", " the ": "\u00a0the ", ", ": ",\u200b ", "\n": " \r\n"}
    for plain, spaced_out in changes.items():
        text = text.replace(plain, spaced_out)
    return text


REWORDINGS = {
    "in capitals": str.upper,
    "in small letters": str.lower,
    "mistyped": mistyped,
    "typographic marks": curled,
    "wrapped lines": wrapped,
    "spaces of HTML": spaced,
    "with a signature": lambda text: text + SIGNATURE,
    "above a thread": lambda text: text + THREAD,
    "above a forwarded message": lambda text: text + FORWARDED,
    "with a disclaimer": lambda text: text + DISCLAIMER,
    "all of these below": lambda text: text + SIGNATURE + DISCLAIMER + THREAD,
}
