"""Copies the pictures that the guides name from what the journeys left, smaller and in few colours.

Run it after the journeys: .venv/bin/python scripts/guide_pictures.py
"""

import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ROOT / "docs" / "guides"
SCREENSHOTS = ROOT / "build" / "screenshots"
WIDTH, TALLEST = 800, 900  # pixels; of a longer page its beginning is shown
COLOURS = 32


def named():
    """The names of the pictures in the guides."""
    texts = [guide.read_text(encoding="utf-8") for guide in sorted(GUIDES.glob("*.md"))]
    return sorted({name for text in texts for name in re.findall(r"\(images/([\w-]+)\.png\)", text)})


def copy(name):
    picture = Image.open(SCREENSHOTS / f"{name}.png").convert("RGB")
    if picture.getcolors(1):
        sys.exit(f"{name}.png is blank: the page was not drawn yet. Run its journey again.")
    picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    picture = picture.crop((0, 0, WIDTH, min(picture.height, TALLEST)))
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(GUIDES / "images" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    missing = [name for name in named() if not (SCREENSHOTS / f"{name}.png").exists()]
    if missing:
        sys.exit(f"Run the journeys first (make test ARGS=tests/journeys): they leave {', '.join(missing)}")
    for wanted in named():
        copy(wanted)
