"""What goes into a pack, and as what: words, a picture, pages of a PDF, or a line that it is supplied separately."""

import base64
import html
from dataclasses import dataclass, field
from datetime import date
from email import policy
from email.parser import BytesParser

from bs4 import BeautifulSoup

from councils.printable import permitted
from grievances.papers.kinds import FileKind, decoded
from grievances.papers.letters.words import text_of
from grievances.papers.pdfs import pages_of
from grievances.papers.pictures import size_of

APART = {
    FileKind.OFFICE: "Supplied separately: it is a spreadsheet or slides.",
    FileKind.PHOTO: "Supplied separately: this kind of photograph cannot be put on a page here.",
    FileKind.RECORDING: "Supplied separately: it is a recording.",
}
LOCKED = "Supplied separately: this PDF opens only with its password."
UNREAD = "Supplied separately: it could not be read."
MAIL_HEADERS = ("From", "To", "Cc", "Date", "Subject")


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One paper: with `words`, a `picture` (as SVG) or `pages`; with none of them it is supplied separately."""

    title: str
    about: str
    words: tuple[str, ...] = ()
    picture: str = ""
    pages: list = field(default_factory=list)
    apart: str = ""


@dataclass(frozen=True)
class Pack:
    """`recipient` is named at the foot of every page."""

    title: str
    council: str
    reference: str
    recipient: str
    dated: date
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()


def paragraphs_of(text):
    return tuple(words for words in permitted(text).split("\n\n") if words.strip())


def item_of(kind, data, *, title, about):
    """An Item of a file that was judged to be of this kind."""
    if kind == FileKind.PDF:
        pages = pages_of(data)
        return Item(title, about, pages=pages) if pages else Item(title, about, apart=LOCKED)
    if kind == FileKind.PICTURE:
        return Item(title, about, picture=_as_svg(data))
    words = words_of(kind, data)
    if words is None:
        return Item(title, about, apart=APART[kind])
    return Item(title, about, words=paragraphs_of(words)) if words.strip() else Item(title, about, apart=UNREAD)


def words_of(kind, data):
    """The words of a text, an e-mail or a Word document; None for anything else."""
    if kind == FileKind.TEXT:
        return decoded(data)
    if kind == FileKind.WORD:
        return text_of(data)
    return _mail(data) if kind == FileKind.EMAIL else None


def _mail(data):
    message = BytesParser(policy=policy.default).parsebytes(data)
    heads = [f"{name}: {message[name]}" for name in MAIL_HEADERS if message[name]]
    body = message.get_body(preferencelist=("plain", "html"))
    text = body.get_content() if body else ""
    if body and body.get_content_subtype() == "html":
        text = BeautifulSoup(text, "html.parser").get_text("\n")
    attached = [part.get_filename() or "without a name" for part in message.iter_attachments()]
    tail = [f"Attached, and supplied separately: {', '.join(attached)}"] if attached else []
    return "\n\n".join(["\n".join(heads), text.strip(), *tail])


def _as_svg(data):
    """The picture within an SVG: data for the typesetting travels as text."""
    width, height = size_of(data)
    kind = "png" if data.startswith(b"\x89PNG") else "gif" if data.startswith(b"GIF8") else "jpeg"
    source = html.escape(f"data:image/{kind};base64,{base64.b64encode(data).decode()}")
    size = f'width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{source}"/></svg>'
