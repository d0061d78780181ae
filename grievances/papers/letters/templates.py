"""Templates of letters: our own, or Word documents that the council uploads. Pure.

A template holds merge fields ({{ recipient }}) and may ask whether there is one ({% if address %}); nothing else is
run, whoever uploaded it.
"""

import io
import re

from docx import Document
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from councils.printable import permitted
from councils.word_documents import speak_british
from grievances.papers.letters.kinds import FIELDS
from grievances.papers.unfit import UnfitFile
from grievances.papers.zipped import office_ending

LARGEST = 2 * 1024 * 1024  # bytes
# The document properties that docxtpl fills as well.
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And, nodes.Or)
TAG = re.compile(r"<[^>]+>")


class BrokenTemplate(ValueError):
    """The message says what is wrong with the template, and where."""


def _environment():
    environment = SandboxedEnvironment(autoescape=True)
    environment.globals.clear()
    return environment


def default_template(words):
    """A plain letter as a Word document: the first line is the council's name, each other one a paragraph."""
    document = Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(12)
    speak_british(document)
    for number, line in enumerate(words.strip().splitlines()):
        paragraph = document.add_paragraph()
        paragraph.add_run(line).bold = number == 0
    return _bytes(document.save)


def check_template(data):
    """Raises BrokenTemplate for what is no Word document, for an unknown field, and for a field that is not closed."""
    if len(data) > LARGEST:
        raise BrokenTemplate("This file is larger than 2 MB. Make the pictures in it smaller.")
    try:
        ending = office_ending(data) if data.startswith(b"PK") else ""
    except UnfitFile as unfit:
        raise BrokenTemplate(str(unfit)) from None
    if ending != "docx":
        raise BrokenTemplate("This is no Word document. Save the template as .docx and upload that.")
    try:
        sources = list(_sources(data))
    except (KeyError, ValueError, AttributeError, TypeError, IndexError):
        raise BrokenTemplate("This document is damaged. Open it in Word, save it again and upload that.") from None
    for source in sources:
        _check(source)


def _sources(data):
    """All text of the template that will be filled, with each paragraph on a line of its own."""
    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        yield from (template.patch_xml(template.get_part_xml(part)) for _, part in template.get_headers_footers(uri))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield template.patch_xml(part.blob.decode())
    yield from (getattr(template.docx.core_properties, name) for name in PROPERTIES)


def _check(source):
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as fault:
        near = " ".join(TAG.sub("", source.splitlines()[fault.lineno - 1]).split())
        raise BrokenTemplate(f"A merge field is not written as it should be, near “{near[:80]}”.") from None
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Name) and node.name not in FIELDS:
            raise BrokenTemplate(f"There is no merge field “{node.name}”. The list below names those that there are.")
        if not isinstance(node, ALLOWED):
            raise BrokenTemplate(
                "Only merge fields such as {{ recipient }}, and {% if address %} … {% endif %}, can be used."
            )


def fill(data, facts):
    """The template with the facts in place of its fields; a line break in one is a line break in the letter."""
    template = DocxTemplate(io.BytesIO(data))
    plain = {name: permitted(words).replace("\f", "").replace("\v", "") for name, words in facts.items()}
    template.render(plain, _environment(), autoescape=True)
    return _bytes(template.save)


def _bytes(save):
    kept = io.BytesIO()
    save(kept)
    return kept.getvalue()
