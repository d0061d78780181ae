"""What a report consists of, before it becomes a page or a file."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """The first cell of a row is its name. None stands where there is nothing to count."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A picture of some columns of the table beside it: `bars` of one or two, or `ranges` of lower, middle, upper."""

    kind: str
    columns: tuple[int, ...]
    unit: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    table: Table | None = None
    chart: Chart | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """`facts` are (what, words); `dated` is the day on which it was drawn up."""

    title: str
    council: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    dated: date


def shown(cell: Cell) -> str:
    """A cell in words: 1,204, 3.5, – where there is nothing."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    return f"{round(cell, 1):g}" if isinstance(cell, float) else f"{cell:,}"


def percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
