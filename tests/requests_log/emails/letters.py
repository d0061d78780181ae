"""E-mails as mail programs write them, for the tests: whole messages as bytes."""

import base64
import struct
from email.message import EmailMessage

ASKER = "Iris Lowe <iris.lowe@example.org>"
CLERK = "Maya Osei <maya.osei@example.org>"
WORDS = "Please get Dave to cut the verge before Saturday."

OUTLOOK_FORWARD = """For the register, please.

Maya

________________________________
From: Lowe, Iris <iris.lowe@example.org>
Sent: 02 March 2026 14:05
To: Maya Osei <maya.osei@example.org>; Tom Fenwick <tom.fenwick@example.org>
Cc: Samir Nath <samir.nath@example.org>
Subject: The verge at Mill Lane

Please get Dave to cut the verge before Saturday.

Iris
"""
GMAIL_FORWARD = """FYI

---------- Forwarded message ---------
From: Iris Lowe <iris.lowe@example.org>
Date: Mon, 2 Mar 2026 at 14:05
Subject: The verge at Mill Lane
To: Maya Osei <maya.osei@example.org>
Cc: Samir Nath <samir.nath@example.org>


Please get Dave to cut the verge before Saturday.

Iris
"""
APPLE_FORWARD = """


> Begin forwarded message:
>
> From: Iris Lowe <iris.lowe@example.org>
> Subject: The verge at Mill Lane
> Date: 2 March 2026 at 14:05:11 GMT
> To: Maya Osei <maya.osei@example.org>
> Cc: Samir Nath <samir.nath@example.org>
>
> Please get Dave to cut the verge before Saturday.
>
> Iris
"""


def letter(words=WORDS, *, html="", **headers):
    """An EmailMessage from Iris to the Clerk, sent on 2 March 2026 at 14:05 unless the headers say otherwise."""
    fields = {
        "From": ASKER,
        "To": CLERK,
        "Date": "Mon, 2 Mar 2026 14:05:11 +0000",
        "Subject": "The verge at Mill Lane",
        "Message-ID": "<verge-1@example.org>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    message = EmailMessage()
    for name, value in fields.items():
        if value:
            message[name] = value
    if words:
        message.set_content(words)
    if html:
        (message.add_alternative if words else message.set_content)(html, subtype="html")
    return message


def source(*args, **headers):
    return letter(*args, **headers).as_bytes()


def raw(head, body=WORDS):
    """A message written by hand, with what a library would not write."""
    return f"{head.strip()}\n\n{body}\n".replace("\n", "\r\n").encode("utf-8", "surrogateescape")


def heavy_source(photos=4):
    """A message with photos of 5 MB each, written out as a mail program does."""
    photo = base64.encodebytes(b"\x89PNG" * 1_310_720).decode()
    kind = f"Content-Type: image/png; name=photo.png\nContent-Transfer-Encoding: base64\n\n{photo}"
    parts = [f"Content-Type: text/plain\n\n{WORDS}\n", *[kind] * photos]
    head = f"From: {ASKER}\nSubject: Photos\nContent-Type: multipart/mixed; boundary=photos\n\n"
    return (head + "".join(f"--photos\n{part}" for part in parts) + "--photos--\n").encode()


def winmail(words=WORDS, attachment=b"", name="plan.pdf"):
    """A winmail.dat of the oldest kind, as Outlook packs it."""
    parts = [(1, 0x9007, 6, struct.pack("<II", 1252, 0)), (1, 0x800C, 2, words.encode("cp1252") + b"\0")]
    if attachment:
        parts += [
            (2, 0x9002, 6, b"\1\0" + b"\0" * 12),
            (2, 0x8010, 1, name.encode() + b"\0"),
            (2, 0x800F, 6, attachment),
        ]
    packed = struct.pack("<IH", 0x223E9F78, 1)
    for level, attribute, kind, data in parts:
        packed += struct.pack("<BHHI", level, attribute, kind, len(data)) + data + struct.pack("<H", sum(data) % 65536)
    return packed + b"\0" * 4
