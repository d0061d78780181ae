"""Files as people hand them in, for the tests of papers."""

import io
import zipfile
from email.message import EmailMessage

from docx import Document
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from grievances import services
from grievances.seeing import seen_by
from grievances.services import papers
from tests.grievances.makers import CANARY, parts


def a_pdf(pages=1, *, password="", opens_with=None, attached=b""):
    """A PDF; `opens_with` is the action that it takes when it is opened."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=300, height=400)
    if opens_with:
        action = {NameObject(key): TextStringObject(value) for key, value in opens_with.items()}
        action[NameObject("/S")] = NameObject(opens_with["/S"])
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if attached:
        writer.add_attachment("inner.txt", attached)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    return _written(writer.write)


def a_word_document(*paragraphs):
    document = Document()
    for words in paragraphs or (f"What I saw at the {CANARY}.",):
        document.add_paragraph(words)
    return _written(document.save)


def with_part(data, name, content=b"x"):
    """An archive with one part more."""
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return kept.getvalue()


def an_archive():
    return with_part(_written(lambda kept: zipfile.ZipFile(kept, "w").close()), "a.txt", b"a")


def a_picture(kind="PNG", size=(40, 30)):
    return _written(lambda kept: Image.new("RGB", size, "navy").save(kept, kind))


def an_email(attached=None, name="note.txt"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "lena@example.org", "ada@example.org", "The rota"
    message["Date"] = "Mon, 01 Jun 2026 09:00:00 +0100"
    message.set_content(f"About the {CANARY}.")
    if attached is not None:
        message.add_attachment(attached, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _written(write):
    kept = io.BytesIO()
    write(kept)
    return kept.getvalue()


def hand_in(case, person, content=b"A note.", name="note.txt", **facts):
    case.refresh_from_db()
    facts = {"note": "What it shows."} | facts
    return papers.hand_in(case, parts=parts(case, person), name=name, content=content, **facts)


def serve(case, handler, rows, on):
    """Serve papers on people."""
    targets = [part for person in on for part in parts(case, person)]
    papers.serve(case, parts=parts(case, handler), papers=rows, on=targets)


def seen(case, person):
    own = parts(case, person)
    return list(papers.seen_papers(case, own, seen_by(own)))


def a_witness(case, person):
    return services.give_part(case, "witness", person=person)
