"""The lines of a web page, gathered while it is read, so that no depth of nesting does harm."""

import re
from dataclasses import dataclass, replace

from protocols.readers import tables
from protocols.readers.web_lists import Numbers, labelled


def _names(text):
    return frozenset(text.split())


_SILENT = _names(
    "script style noscript template svg math head iframe object select button textarea canvas del s strike"
)
_AROUND = {
    "nav": "a menu",
    "header": "the head of the page",
    "footer": "the foot of the page",
    "aside": "a side column",
}
_AROUND |= {"dialog": "a dialogue"}
_ROLES = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "dialog",
}
_BLOCKS = _names(
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_CELLS = _names("td th")
_DELETED = _names("del s strike")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_TIGHT = _names("dd li td th tr")  # no blank line before them
# What editors call the foot of a page, where the notes of the text are gathered.
_NOTES = re.compile(r"(?:sd)?(?:_?ftn|footnote|endnote)s?\d*")
_NOTE_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡])\]?\s*")


@dataclass(slots=True)
class Line:
    text: str
    part: str  # "main", "article", "" or what it is left out as
    gap: bool


@dataclass(slots=True)
class Open:
    tag: str
    part: str
    silent: bool


class Collector:
    """The target of lxml's parser: start, end, data and close are its names."""

    def __init__(self):
        self.lines, self.open, self.lists, self.tables = [], [Open("", "", False)], [], []
        self.pieces, self.plain, self.bold = [], False, 0
        self.label, self.level, self.gap = "", None, True
        self.deleted = False  # whether text was struck out

    # -- called by the parser -----------------------------------------------------------------------------------

    def start(self, tag, attributes):
        if tag in ("br", "hr"):
            self._end_line(gap=tag == "hr")
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self._end_line(gap=tag not in _TIGHT)
        above = self.open[-1]
        self.deleted = self.deleted or tag in _DELETED
        self.open.append(Open(tag, _part(tag, attributes, above.part), above.silent or tag in _SILENT))
        self._begin(tag, attributes)

    def _begin(self, tag, attributes):
        if tag in ("ul", "ol"):
            self.lists.append(Numbers.of(tag, attributes, self.lists[-1] if self.lists else None))
        elif tag == "li":
            depth = min(max(len(self.lists) - 1, 0), 9)
            self.label = "  " * depth + (self.lists[-1].item(attributes) if self.lists else "•") + " "
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in _CELLS and self.tables and self.tables[-1]:
            self.tables[-1][-1].append([])
        elif tag in ("b", "strong"):
            self.bold += 1
        elif re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])

    def end(self, tag):
        if tag in _VOID or len(self.open) == 1:
            return
        if tag in _BLOCKS:
            self._end_line(gap=tag not in _TIGHT)
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            self._end_table()
        elif tag in ("b", "strong"):
            self.bold = max(self.bold - 1, 0)
        elif tag == "li":
            self.label = ""
        elif tag == "sup" and self.pieces and _NOTE_MARK.fullmatch(self.pieces[-1]):
            self.pieces.pop()
        self.open.pop()

    def data(self, text):
        if not self.open[-1].silent:
            self.plain = self.plain or (bool(text.strip()) and not self.bold)
            self.pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def close(self):
        return None

    # -- lines ------------------------------------------------------------------------------------------------

    def _end_line(self, *, gap):
        text = re.sub(r" *\t *", "\t", "".join(self.pieces)).strip()
        if text:
            all_bold = not self.plain and "\t" not in text
            if self.label and self.lists:
                self.lists[-1].note(text, is_heading=bool(self.level) or all_bold)
            self._here().append(Line(self._marked(text, all_bold), self.open[-1].part, self.gap))
            self.label, self.level, self.gap = "", None, False
        self.gap = self.gap or gap
        self.pieces, self.plain = [], False

    def _marked(self, text, all_bold):
        if self.level:
            number = self.label.strip(" •")
            return f"{'#' * self.level} {labelled(f'{number} ', text) if number else text}"
        if all_bold and not self.label:
            return f"**{text}**"
        return labelled(self.label, text) if self.label else text

    def _here(self):
        """Where lines go: into the open cell of the innermost table, or to the others."""
        return next((rows[-1][-1] for rows in reversed(self.tables) if rows and rows[-1]), self.lines)

    def _end_table(self):
        rows = self.tables.pop()
        lines = tables.in_order(rows)
        if all(len(cell) < 2 for row in rows for cell in row):
            lines[1:] = [replace(line, gap=False) for line in lines[1:]]
        self._here().extend(lines)

    def finish(self):
        self._end_line(gap=False)
        while self.tables:
            self._end_table()
        return self.lines


def _part(tag, attributes, above):
    """Where the text of an element belongs: what is inside the main part stays, except its menus."""
    tag = "main" if attributes.get("role") == "main" else _ROLES.get(attributes.get("role"), tag)
    style = attributes.get("style", "").replace(" ", "").casefold()
    if "hidden" in attributes or "display:none" in style:
        return "hidden text"
    if above in _AROUND.values() or above in ("hidden text", "a footnote"):
        return above
    if _NOTES.fullmatch(attributes.get("id", "")) or attributes.get("role") in ("doc-footnote", "doc-endnotes"):
        return "a footnote"
    if tag == "div" and attributes.get("title") in ("header", "footer"):  # as LibreOffice writes them
        return _AROUND[attributes["title"]]
    if tag in _AROUND and (above not in ("main", "article") or tag == "nav"):
        return _AROUND[tag]
    return "main" if "main" in (tag, above) else "article" if "article" in (tag, above) else above
