"""The words of a letter: taken out of a Word document to be read and changed, and put back into it. Pure."""

import io
import re

from docx import Document
from docx.table import Table

from councils.printable import permitted

BETWEEN = re.compile(r"\n[ \t]*\n\s*")


def text_of(data):
    """The paragraphs of a Word document, with an empty line between them; cells of a table one after the other."""
    paragraphs = (words.strip() for words in _paragraphs(Document(io.BytesIO(data))))
    return "\n\n".join(filter(None, paragraphs))


def _paragraphs(document):
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def with_text(data, text):
    """The same document with other words between its header and its footer."""
    document = Document(io.BytesIO(data))
    body = document.element.body
    for block in list(body):
        if not block.tag.endswith("}sectPr"):
            body.remove(block)
    for words in BETWEEN.split(permitted(text).strip()):
        document.add_paragraph(words)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
