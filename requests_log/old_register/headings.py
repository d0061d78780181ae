"""The columns that a register has, and what clerks write over and in them."""

from functools import cache, partial
from pathlib import Path

from councils.spreadsheets import headings as shared

FOLDER = Path(__file__).parent


@cache
def columns():
    """{field: its label, headings and words}, in the order in which they are tried."""
    return shared.loaded(FOLDER, "columns")


@cache
def values():
    """{field: {what clerks write: value}}."""
    return shared.by_writing(shared.loaded(FOLDER, "values"))


headings = partial(shared.headings, known=columns())
heading_place = partial(shared.heading_place, known=columns())
best_place = partial(shared.best_place, known=columns())
