"""Wordings of councils' documents as data: regular expressions that clerks' turns of phrase are named in. Pure.

They are searched in plain text (protocols/units.py: single blanks, plain quotation marks), and case does not count.
<name> stands for a name of data/words.toml, … for up to some fifteen words of the same sentence, …… for twice as many.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
NAME = re.compile(r"(?<!\?P)<(\w+)>")
GAP = re.compile(" ?(…{1,2})")
LENGTHS = {"…": 90, "……": 220}  # characters


@cache
def load(name):
    """The table of data/<name>.toml."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def expression(wording):
    """A wording as a compiled pattern."""
    with_gaps = GAP.sub(lambda match: rf"\b.{{0,{LENGTHS[match[1]]}}}?\b", _spelled_out(wording))
    return re.compile(with_gaps, re.IGNORECASE)


@cache
def _spelled_out(wording):
    return NAME.sub(lambda match: f"(?:{_spelled_out(load('words')[match[1]])})", wording)
