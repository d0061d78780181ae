"""Which kind of file it is, told by its content: what a file is called proves nothing."""

import re

from councils.spreadsheets import delimited, workbook
from councils.spreadsheets.cells import UnreadableSheet

LARGEST_FILE = 5 * 1024 * 1024  # bytes
FILE_TOO_LARGE = "This file is larger than 5 MB. Take out pictures, or split it by years and bring in one at a time."
EMPTY = "This file holds no rows. Choose the file that holds the table."
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*|<\?mso[^>]*>\s*){0,5}<[a-z!]", re.I | re.S)
OTHERS = (
    (b"%PDF", "This is a PDF. Upload the spreadsheet that it was made from"),
    (b"{\\rtf", "This is a text document. Copy the table into a spreadsheet, save that as .xlsx"),
    (b"\x89PNG", "This is a picture. Upload the spreadsheet itself"),
    (b"\xff\xd8\xff", "This is a picture. Upload the spreadsheet itself"),
)


def read_file(data):
    """The Sheets that hold anything; UnreadableSheet says what is wrong with the file and what to do."""
    if len(data) > LARGEST_FILE:
        raise UnreadableSheet(FILE_TOO_LARGE)
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableSheet(EMPTY)
    sheets = _reader(data)(data)
    if not sheets:
        raise UnreadableSheet(EMPTY)
    return sheets


def _reader(data):
    if data.startswith(b"PK"):
        return workbook.read
    if data.startswith(OLD_OFFICE):
        raise UnreadableSheet(_old_office(data))
    for signature, words in OTHERS:
        if data.startswith(signature):
            raise UnreadableSheet(f"{words}.")
    if MARKUP.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableSheet(f"This is a web page or XML, whatever its name says. {workbook.SAVE_AS}")
    return delimited.read


def _old_office(data):
    if "EncryptedPackage".encode("utf-16-le") in data:
        return workbook.IN_WORDS[workbook.Fault.PASSWORD]
    return f"This is an old Excel workbook (.xls). {workbook.SAVE_AS}"
