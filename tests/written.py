"""What the people of the demo wrote, to tell it from the site's own sentences."""

import re
from functools import cache
from pathlib import Path

from protocol_site import demo

# What the pages put before or behind a text: its number, its letter, an ellipsis.
MARKS = re.compile(r"(?:^| )(?:[a-z]\)|[\d.]+:)|…|implies it: ")


def on_one_line(text):
    return " ".join(text.split())


@cache
def written_by_people():
    """Everything, on one line and without marks."""
    folder = Path(demo.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".txt", ".toml")]
    return on_one_line(MARKS.sub(" ", on_one_line(" ".join(texts))))


def own_pieces(text):
    """The pieces of a text of a page that nobody of the demo wrote; two words alone may be anybody's."""
    pieces = [on_one_line(piece) for piece in MARKS.split(on_one_line(text))]
    return [piece for piece in pieces if piece and (len(piece.split()) < 3 or piece not in written_by_people())]
