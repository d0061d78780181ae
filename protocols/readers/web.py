"""Web pages: the text of their main part, with headings, lists and tables, without menus and footers."""

import re
from dataclasses import dataclass

from lxml import etree

from protocols.parsing import UnreadableFile, Warning_, decode
from protocols.readers.web_lines import Collector

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = "This web page holds no text. Save the protocol's own page, or copy its text and paste it."


@dataclass(slots=True)
class _Written:
    lines: list
    warnings: list


def read(data):
    """Return (text, warnings) of a web page; raise UnreadableFile where it holds no text."""
    text, warnings = _decoded(data)
    collector = Collector()
    parser = etree.HTMLParser(target=collector, no_network=True)
    try:
        parser.feed(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
        parser.close()
    except (etree.XMLSyntaxError, etree.ParserError, AssertionError):
        warnings = [*warnings, Warning_(1, "The web page is damaged: compare its end with the original")]
    lines = collector.finish()
    if collector.deleted:
        warnings = [*warnings, Warning_(1, "Words of the page are struck out: it was read without them")]
    best = next((part for part in ("main", "article") if any(line.part == part for line in lines)), "")
    if not any(line.part == best for line in lines):
        raise UnreadableFile(_NO_TEXT)
    written = _written(lines, best)
    return "\n".join(written.lines) + "\n", [*warnings, *written.warnings]


def _decoded(data):
    declared = None if data.startswith(_MARKS) else _CHARSET.search(data[:4096])
    if declared and declared[1].lower() != b"utf-8":
        try:
            return data.decode(declared[1].decode("ascii")), []
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _written(lines, best):
    written = _Written([], [])
    for line in lines:
        if line.part == best:
            if line.gap and written.lines:
                written.lines.append("")
            written.lines += line.text.split("\n")
        else:
            what = line.part if line.part not in ("", "article") else "what surrounds the text of the page"
            message = f"Left out as {what}: “{' '.join(line.text.split())}”"
            written.warnings.append(Warning_(max(len(written.lines), 1), message))
    return written
