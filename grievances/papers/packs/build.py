"""Setting a pack, and putting the pages of PDF papers behind it, each on a page of ours with its number."""

import io
import re
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from councils.printable import permitted, printable
from councils.typesetting import typeset
from grievances.papers.packs.placing import place

FRONT = Path(__file__).with_name("pack.typ")
STAMP = Path(__file__).with_name("stamp.typ")
CLAIMS_UA = re.compile(rb"<pdfuaid:part>.*?</pdfuaid:part>", re.S)


def build(pack):
    """The bytes of the PDF."""
    appended = [(number, item, page) for number, item in enumerate(pack.items, 1) for page in item.pages]
    front = typeset(FRONT, _content(pack, len(appended)), pack.dated)
    return _with_pages(front, pack, appended) if appended else front


def _content(pack, appended):
    before, items = 0, []
    for item in pack.items:
        items.append(_item(item, before))
        before += len(item.pages)
    sections = [
        {"heading": printable(part.heading), "words": list(map(_lines, part.paragraphs))} for part in pack.sections
    ]
    return _names(pack) | {"appended": appended, "sections": sections, "items": items}


def _names(pack):
    names = {"title": pack.title, "council": pack.council, "reference": pack.reference, "recipient": pack.recipient}
    return {name: printable(words) for name, words in names.items()}


def _item(item, before):
    """`before` counts the pages of the PDF papers that come before it."""
    return {
        "title": printable(item.title),
        "about": printable(item.about),
        "words": list(map(_lines, item.words)),
        "picture": item.picture or None,
        "apart": item.apart,
        "before": before if item.pages else None,
    }


def _lines(text):
    return [printable(line) for line in permitted(text).splitlines()]


def _with_pages(front, pack, appended):
    writer = PdfWriter(clone_from=io.BytesIO(front))
    first = len(writer.pages)
    stamps = typeset(STAMP, _names(pack) | _stamped(appended, first), pack.dated)
    last = None
    for place_in_all, (stamp, (number, item, source)) in enumerate(
        zip(PdfReader(io.BytesIO(stamps)).pages, appended, strict=True)
    ):
        place(writer, stamp, source, name=f"/Paper{place_in_all}")
        if number != last:
            writer.add_outline_item(title=f"{number}. {printable(item.title)}", page_number=len(writer.pages) - 1)
        last = number
    _claim_less(writer)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _stamped(appended, first):
    """What stands on each page of a PDF paper: whose it is, and its number in the whole."""
    titles = [f"{number}. {printable(item.title)}" for number, item, _ in appended]
    return {"titles": titles, "first": first + 1, "total": first + len(appended)}


def _claim_less(writer):
    """The papers of others are as they came: the whole does not claim to be PDF/UA."""
    metadata = writer.root_object.get("/Metadata")
    if metadata is not None:
        stream = StreamObject()
        stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
        stream.set_data(CLAIMS_UA.sub(b"", metadata.get_object().get_data()))
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
