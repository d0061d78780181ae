"""The site's own sentences on a page or in a mail, as somebody reads them."""

import re

from tests.written import own_pieces

# What holds text of its own, and not only further blocks.
ERROR = ".govuk-error-message"
BLOCKS = f"h1, h2, h3, p, li, dt, dd, th, td, caption, legend, label, summary, a, button, .govuk-hint, {ERROR}"
INSIDE = "p, li, dl, table, ul, ol, h1, h2, h3, .govuk-hint, legend, label"
HIDDEN = "script, style, .govuk-visually-hidden, option, mark, del, ins, blockquote, .app-words"
END = re.compile(r"(?<=[.!?:;])[”\"’)]?\s+(?=[“‘(]?[A-Z])")
# Dates, times, file names, references and addresses are no words to read.
DATA = re.compile(r"\S+@\S+|https?://\S+|/\S+/|\b\d[\d/:.,]*\w*")


def sentences_of(soup):
    """Each once, in the order of the page, without what people wrote."""
    for hidden in soup.select(HIDDEN):
        hidden.extract()
    found = {}
    for block in soup.select(BLOCKS):
        if block.name in ("a", "button") and block.find_parent(["p", "li", "dd", "td", "h1", "h2", "h3", "dt"]):
            continue
        if not block.select_one(INSIDE):
            found |= dict.fromkeys(_sentences(block.get_text(" ", strip=True)))
    return list(found)


def _sentences(text):
    for piece in own_pieces(text):
        for sentence in END.split(DATA.sub("", piece)):
            if len(sentence.split()) > 2:
                yield " ".join(sentence.split())
