"""The words of an e-mail that is written in HTML."""

import re

from lxml import etree

_BLOCK = re.compile(
    "address|article|aside|blockquote|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|"
    "section|table|tr|ul"
)
# Between these and what is around them there is an empty line.
APART = frozenset({"p", "blockquote", "ul", "ol", "table"})
_UNSEEN = re.compile("head|script|style|template|title|noscript")
_EMPTY = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
DEEPEST_QUOTE = 5


class _Words:
    """Takes the tags and words of a page in their order, so that no page is too deep for it."""

    def __init__(self):
        self.lines, self.line = [], []
        self.quotes, self.unseen, self.apart = 0, 0, False

    def start(self, tag, attributes):
        if self.unseen or _UNSEEN.fullmatch(tag) or _HIDDEN.search(attributes.get("style") or ""):
            self.unseen += not _EMPTY.fullmatch(tag)
        elif tag == "br":
            self._end_line(even_empty=True)
        elif _BLOCK.fullmatch(tag):
            self._end_block(tag)
            self.quotes += tag == "blockquote"

    def end(self, tag):
        if self.unseen:
            self.unseen -= not _EMPTY.fullmatch(tag)
        elif _BLOCK.fullmatch(tag):
            self._end_block(tag)
            self.quotes -= tag == "blockquote"

    def data(self, text):
        if not self.unseen:
            self.line.append(text)

    def close(self):
        self._end_line()
        return "\n".join(self.lines).strip("\n")

    def _end_block(self, tag):
        self._end_line()
        self.apart = self.apart or tag in APART

    def _end_line(self, *, even_empty=False):
        text = " ".join("".join(self.line).split())
        self.line = []
        if text and self.apart and self.lines and self.lines[-1]:
            self.lines.append("")
        if text or even_empty:
            self.lines.append("> " * min(self.quotes, DEEPEST_QUOTE) + text)
            self.apart = False


def text_of(html):
    """Its words in lines, as on the screen; what it quotes begins with “>”."""
    parser = etree.HTMLParser(target=_Words(), encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        # Nothing in it but white space.
        return ""
