"""Word documents (.docx): the accepted text with its automatic numbers, one paragraph to a line."""

from dataclasses import dataclass

from protocols.parsing import UnreadableFile, Warning_
from protocols.readers import tables
from protocols.readers.archive import Package, child, local, value
from protocols.readers.numbered_paragraphs import Numbering
from protocols.readers.word_styles import Styles

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "r", "ruby", "rubyBase")
)
_WRAPPERS |= {"AlternateContent", "Choice", "bdo", "dir"}
_SPOKEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_BOXES = frozenset(("drawing", "pict", "object"))


@dataclass(slots=True)
class Line:
    text: str
    joins_next: bool = False  # its paragraph mark was deleted by a tracked change


def read(data):
    """Return (text, warnings) of a Word document; raise UnreadableFile where it is none or must not be read."""
    package = Package(data)
    document = package.xml(package.main)
    body = child(document, "body") if document is not None else None
    if body is None:
        raise UnreadableFile("This Word document has no text. Choose the document that holds the protocol.")
    reader = _Reader(package)
    reader.block(body)
    text = reader.text()
    if not text.strip():
        raise UnreadableFile("This Word document has no text; it may hold a scan. Ask for the original document.")
    return text, reader.warnings(package)


class _Reader:
    def __init__(self, package):
        self.styles = Styles(next(package.related_xml("styles"), None))
        self.numbering = Numbering(next(package.related_xml("numbering"), None), self.styles)
        self.lines, self.left_out = [], []  # left_out: (index of the next line, what, text)
        self.changed = False

    # -- blocks -----------------------------------------------------------------------------------------------

    def block(self, parent):
        """Paragraphs and tables, in order; wrappers are opened without recursion into their depth."""
        stack = [iter(parent)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            name = local(element)
            if name == "p":
                self.paragraph(element)
            elif name == "tbl":
                self.table(element)
            elif name == "sdt" and self._is_contents_field(element):
                self._leave_out("a table of contents", _words_of(element))
            elif name in _WRAPPERS:
                stack.append(iter(element))

    def _is_contents_field(self, element):
        return value(element, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"

    def _leave_out(self, what, text):
        if text.strip():
            self.left_out.append((len(self.lines), what, " ".join(text.split())))

    def paragraph(self, element):
        text, bold = self.inline(element)
        properties = child(element, "pPr")
        if self.styles.is_contents(properties):
            self._leave_out("a table of contents", text)
            return
        self.lines.append(Line(self._marked(properties, text, bold), self._mark_is_deleted(properties)))

    def _mark_is_deleted(self, properties):
        deleted = child(properties, "rPr", "del") is not None
        self.changed = self.changed or deleted
        return deleted

    def _marked(self, properties, text, bold):
        """With its number, and marked as markdown does where it is a heading."""
        if not text.strip():
            return "\f" if "\f" in text else ""
        level = self.styles.level(properties)
        number = self.styles.number(properties)
        label = self.numbering.label(*number) if number else None
        if label:
            printed, is_bullet, depth = label
            text = "  " * depth + "• " + text.strip() if is_bullet else f"{printed}\t{text.strip()}"
        if level:
            return f"{'#' * level} {text.strip()}"
        return f"**{text.strip()}**" if bold and not label and "\n" not in text.strip() else text

    def table(self, element):
        """See tables.py. A row that was deleted by a tracked change is none."""
        rows = []
        for row in _inside(element, "tr"):
            if child(row, "trPr", "del") is not None:
                self.changed = True
            else:
                rows.append([self._cell(cell) for cell in _inside(row, "tc")])
        self.lines += tables.in_order(rows)

    def _cell(self, cell):
        outer, self.lines = self.lines, []
        for element in _inside(cell, "p", "tbl"):
            if local(element) == "p":
                self.paragraph(element)
            else:
                self._leave_out("a table within a table", _words_of(element))
        lines, self.lines = [line for line in self.lines if line.text.strip()], outer
        return lines

    # -- within a paragraph ------------------------------------------------------------------------------------

    def inline(self, paragraph):
        """(text, is all of it bold?), with tracked changes accepted."""
        parts, bold = [], []
        stack = [iter(paragraph)]
        while stack:
            element = next(stack[-1], None)
            name = None if element is None else local(element)
            if element is None:
                stack.pop()
            elif not self._passed_over(element, name):
                if name in _WRAPPERS:
                    stack.append(iter(element))
                elif piece := self._piece(element, name):
                    parts.append(piece)
                    if piece.strip():
                        bold.append(_is_bold(element.getparent()))
        return "".join(parts), bool(bold) and all(bold)

    def _passed_over(self, element, name):
        self.changed = self.changed or name in _CHANGES
        if name == "r" and _is_on(element, "vanish"):
            self._leave_out("hidden text", _words_of(element))
            return True
        if name in _BOXES:
            self._leave_out("a text box", _words_of(element))
        return name in ("del", "moveFrom", "Fallback", "rt", *_BOXES)

    def _piece(self, element, name):
        if name == "t":
            return element.text or ""
        if name == "br" and "page" in element.attrib.values():
            return "\f"
        return _SPOKEN.get(name, "")

    # -- the whole ------------------------------------------------------------------------------------------------

    def text(self):
        self.starts, out, number = [], [], 1
        for line in self.lines:
            self.starts.append(number)
            out.append(line.text if line.joins_next else f"{line.text}\n")
            number += out[-1].count("\n")
        return "".join(out)

    def warnings(self, package):
        warnings = []
        if self.changed:
            warnings.append(Warning_(1, "The document has tracked changes: it was read as if all were accepted"))
        for index, what, text in self.left_out:
            line = self.starts[min(index, len(self.starts) - 1)] if self.starts else 1
            warnings.append(Warning_(line, f"Left out as {what}: “{text}”"))
        for kind, what in (
            ("header", "a header"),
            ("footer", "a footer"),
            ("footnotes", "a footnote"),
            ("endnotes", "an endnote"),
        ):
            texts = [_words_of(part) for root in package.related_xml(kind) for part in _separate(root, kind)]
            warnings += [Warning_(1, f"Left out as {what}: “{text}”") for text in dict.fromkeys(texts) if text]
        return warnings


def _separate(root, kind):
    return root if kind.endswith("notes") else [root]


def _inside(parent, *names):
    """Elements of these names directly below, through wrappers only."""
    stack = [iter(parent)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif local(element) in names:
            yield element
        elif local(element) in _WRAPPERS:
            stack.append(iter(element))


def _words_of(element):
    texts = (part.text or " " for part in element.iter() if local(part) in ("t", "tab", "br", "p"))
    return " ".join("".join(text if text.strip() else " " for text in texts).split())


def _is_on(run, name):
    setting = value(run, "rPr", name)
    return setting is not None and setting not in ("0", "false", "off")


def _is_bold(run):
    return run is not None and local(run) == "r" and _is_on(run, "b")
