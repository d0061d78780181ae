"""Tagged PDF (PDF/UA-1), set by Typst from data and never from markup. Pure.

A template reads its content from `sys.inputs.document` and lays it out with /councils/typesetting/page.typ.
"""

import json
import re
import unicodedata
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

ROOT = Path(__file__).parents[2]
# PDF/UA forbids what no font can draw, and Typst alone knows what its fonts can: it names those signs.
ROUNDS = 5
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed|disallowed codepoint `"(.+?)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(template: Path, content: dict, day: date) -> bytes:
    """The PDF, dated on that day. A sign that its fonts do not have is put in words: [grinning face]."""
    text = json.dumps(content, ensure_ascii=False)
    for _ in range(ROUNDS):
        try:
            return _compiled(template, text, day)
        except typst.TypstError as problem:
            signs = _undrawn(problem.diagnostic)
            if not signs:
                raise
            text = text.translate({ord(sign): _in_words(sign) for sign in signs})
    raise ValueError("Some signs of this text can be neither drawn nor put in words")


def _compiled(template, text, day):
    """Only the fonts that come with Typst, so that a text gives the same file on every machine."""
    return typst.compile(
        template,
        root=ROOT,
        format="pdf",
        sys_inputs={"document": text},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=datetime.combine(day, time(), UTC),
    )


def _undrawn(diagnostic):
    """The signs that Typst names, those of ASCII apart: a cluster may hold some that can be drawn."""
    named = "".join(first or second for first, second in _UNDRAWN.findall(diagnostic))
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), named)
    return {sign for sign in plain if not sign.isascii()}


def _in_words(sign):
    if unicodedata.category(sign) in ("Mn", "Cf"):  # marks that only change how another sign looks
        return ""
    return f"[{unicodedata.name(sign, '').lower() or f'sign U+{ord(sign):04X}'}]"
