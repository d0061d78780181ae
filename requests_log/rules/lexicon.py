"""The data that the rules are written in: TOML files that a maintainer reads and extends."""

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def load(name):
    """The file data/<name>.toml as a dictionary, read once."""
    with open(DATA / f"{name}.toml", "rb") as file:
        return tomllib.load(file)
