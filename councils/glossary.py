"""The words of the site, from the data beside this file. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """`source` names the law or whoever says so; "" where the word is only this site's."""

    term: str
    means: str
    source: str = ""


@cache
def words():
    text = (Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8")
    return [Word(**word) for word in tomllib.loads(text)["word"]]
