"""Bad input for a form: values that no page expects, fields that are missing, doubled or strange, broken bodies."""

import io
import re
import zipfile

from django.test.client import MULTIPART_CONTENT

from tests.forms_on_pages import Form, Upload

FORM_CONTENT = "application/x-www-form-urlencoded"

TEXTS = [
    "",
    " ",
    "\x00",
    "words\x00with NUL",
    "\ud800",
    "\udfff half of a pair",
    "\u202eright to left\u202c",
    "\ufeff\u200b\u200d\u2028\u2029\x85",
    "\x1b[31m\x07\x08\x7f",
    "é" * 300,
    "e" + "\u0301" * 2000,
    "x" * 100_000,
    "a b " * 20_000,
    "\n" * 5_000,
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% debug %} {% load x %}",
    "%s %n %(name)s {0.__class__} ${7*7}",
    "' OR 1=1 --",
    "'; DROP TABLE councils_event; --",
    "../../../../etc/passwd",
    "C:\\con\\nul",
    "//evil.example/",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "name@example.org\r\nBcc: all@example.org",
    "@" * 400,
    "👩‍👩‍👧‍👦" * 200,
    "null",
    "undefined",
    "[]",
    '{"a": {"b": []}}',
    "[" * 3000,
    "true",
    "on",
    "NaN",
    "🄰²½٣",
]
NUMBERS = [
    "0",
    "-1",
    "-0",
    "1e999",
    "1.5",
    "0x10",
    "٣",
    "1_000",
    " 1 ",
    "²",
    "9" * 10,
    "9" * 19,
    "-" + "9" * 25,
    "9" * 5000,
]
DATES = ["0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "31/12/1752", "2026-13-45T99:99"]
DATES += ["99999999999", "2026-03-29T01:30", "-2026-01-01", "24:00", "23:59:60"]
PARTS_OF_DATES = ["0", "31", "32", "13", "-1", "99999", "9" * 30, "x", "", "February", "1e3"]
CHOICES = ["00000000-0000-0000-0000-000000000000", "not-a-uuid", "clerk", "admin", "1", "2", "None", "0", "sent"]
VALUES = [TEXTS, NUMBERS, DATES, PARTS_OF_DATES, CHOICES]
STRANGE_NAMES = [
    "",
    "\x00",
    "form-TOTAL_FORMS",
    "form-INITIAL_FORMS",
    "a[b][c]",
    "__proto__",
    "é\ud800",
    "x" * 5000,
    "seen",
    "page",
]


def of_zip(names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return packed.getvalue()


WORD = of_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})
XLSX = of_zip({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
CONTENTS = [
    b"",
    b"\x00",
    b"%PDF-1.7\nnothing of a PDF",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    WORD,
    WORD[:-20],
    XLSX,
    of_zip({"../../out.txt": "x"}),
    of_zip({"xl/workbook.xml": ENTITIES, "word/document.xml": ENTITIES}),
    b"PK\x03\x04" + b"\xff" * 200,
    b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    b"\xff\xd8\xff\xe0" + b"\xff" * 64,
    b"GIF89a\xff\xff\xff\xff",
    b"<html><body>" + b"<div>" * 3000,
    ENTITIES.encode(),
    b"MZ\x90\x00",
    b"From: a\nSubject: =?utf-8?b?/////w==?=\nContent-Type: multipart/mixed; boundary=\n\n--\n\n--",
    b"From: =?x-unknown?q?=FF?= <a@example.org>\nDate: Mon, 99 Foo 99999 99:99:99 +9999\n\n\xff\xfe",
    b"Content-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: base64\n\n====\x00",
    b"date;from;subject\n" + b'"' * 999,
    "Date,From,Subject\n30/02/2026,Ann,\ud83d\n".encode(errors="surrogatepass"),
    b"\xff\xfe" + "Datum,Wer\n".encode("utf-16-le") + b"\x00",
    b"1. A clause\n" * 3000,
]
ENDINGS = [
    ".pdf",
    ".docx",
    ".xlsx",
    ".csv",
    ".eml",
    ".msg",
    ".txt",
    ".html",
    ".png",
    ".exe",
    "",
    ".PDF.",
    "/../x.pdf",
    "\x00.pdf",
    "." + "x" * 300,
]
BODIES = [
    (b"", FORM_CONTENT),
    (b"\xff\xfe=%ff&%00=%zz&&&=;", FORM_CONTENT),
    (b"a=1", "application/x-www-form-urlencoded; charset=no-such-charset"),
    (b"a=1", "text/plain"),
    (b"", MULTIPART_CONTENT),
    (b"--wrong\r\n", MULTIPART_CONTENT),
    (b"a", "multipart/form-data"),
    (b'{"a": 1}', "application/json"),
    ("&".join(f"f{number}=1" for number in range(1200)).encode(), FORM_CONTENT),
]


def bad_value(chance):
    return chance.choice(chance.choice(VALUES))


def bad_upload(chance):
    return Upload(
        "file" + chance.choice(ENDINGS), chance.choice(CONTENTS), chance.choice(["text/plain", "x", "application/pdf"])
    )


def bad_pairs(form, chance):
    """(name, value) of the form's fields with some of them spoilt, left out or doubled, and now and then one more."""
    spoilt = []
    share = chance.choice((0.15, 0.5, 1))
    for name, value in [*form.fields, *((name, None) for name in form.files)]:
        if chance.random() < share:
            value = bad_upload(chance) if name in form.files and chance.random() < 0.9 else bad_value(chance)
        times = chance.choices((1, 0, 2), (20, 1, 1))[0]
        spoilt += [(name, value)] * times if value is not None else []
        if times == 2:
            spoilt.append((name, bad_value(chance)))
    if chance.random() < 0.1:
        spoilt.append((chance.choice(STRANGE_NAMES), bad_value(chance)))
    return spoilt


def bad_address(address, chance):
    """The address with a number in it that names nothing, or cannot be a row's."""
    return re.sub(r"(?<=/)\d+(?=/)", lambda _: chance.choice(["0", "9" * 19, "9" * 30, "2147483648", "007"]), address)


def send_bad(form, client, chance):
    """The answer to one spoilt sending of the form, and what was sent."""
    if chance.random() < 0.05:
        form = Form(bad_address(form.action, chance), form.method, form.fields, form.files)
    if form.method == "post" and chance.random() < 0.03:
        body, kind = chance.choice(BODIES)
        return client.generic("POST", form.action, body, kind)
    return form.send(client, bad_pairs(form, chance))
