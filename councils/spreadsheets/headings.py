"""Finding the row of headings, also beneath title rows and merged headings, and what each column is for.

`known` are the columns that are looked for, in the order in which they are tried: {field: its label, headings, words}.
"""

import re
import tomllib
from dataclasses import dataclass

from councils.spreadsheets.cells import letter, words_of

LOOKED_AT = 40  # rows
FEWEST = 2  # columns that a row of headings has at least
WITHIN, WHOLE = 1, 2


def loaded(folder, name):
    """What stands in data/<name>.toml of a package; `columns` is {field: its label, headings and words}."""
    return tomllib.loads((folder / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def by_writing(meanings):
    """{field: {what clerks write: value}} of {field: {value: what clerks write for it}}."""
    return {
        field: {written: value for value, many in values.items() for written in many}
        for field, values in meanings.items()
    }


def plain(text):
    """A heading or a value without capitals and signs."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"['’.]", "", text.casefold())).split())


@dataclass(frozen=True)
class Heading:
    """One column: what stands over it, and what it is taken for ("" for nothing)."""

    index: int
    text: str
    field: str

    @property
    def title(self):
        return f"Column {letter(self.index)}: {self.text}" if self.text else f"Column {letter(self.index)}"


def recognised(text, known):
    """(field, how surely) of a heading, or ("", 0): a whole heading of more words is surer than one of few."""
    heading = plain(text)
    for field, words_of_it in known.items():
        if heading in words_of_it["headings"]:
            return field, WHOLE + len(heading.split())
    said = set(heading.split())
    for field, words_of_it in known.items():
        if any(said.issuperset(words.split()) for words in words_of_it["words"]):
            return field, WITHIN
    return "", 0


def heading_place(sheet, known):
    """The place in `sheet.rows` of the row in which the most columns are recognised."""
    rows = sheet.rows[:LOOKED_AT]
    best = max(
        range(len(rows)), key=lambda place: (len({h.field for h in headings(sheet, place, known)} - {""}), -place)
    )
    if len({heading.field for heading in headings(sheet, best, known)} - {""}) >= FEWEST:
        return best
    return next((place for place, (_, cells) in enumerate(rows) if len(cells) - cells.count("") >= FEWEST), 0)


def headings(sheet, place, known):
    """The Headings of the row at a place; each field is proposed for the column that names it most surely."""
    own = _texts(sheet, place)
    above = _texts(sheet, place - 1) if place and _adjoins(sheet, place) else []
    named = [_named(own, above, index, known) for index in range(sheet.width)]
    best = {}
    for index, (_, field, sure) in enumerate(named):
        if field and sure > best.get(field, (0, 0))[0]:
            best[field] = (sure, index)
    chosen = {index: field for field, (_, index) in best.items()}
    if "surname" in best and "name" in best:
        # "Name" beside "Surname" is the first name; another column of names is somebody else's.
        _, index = best["name"]
        is_first = plain(named[index][0]) == "name" and "first_name" not in best
        chosen[index] = "first_name" if is_first else ""
    return [Heading(index, text, chosen.get(index, "")) for index, (text, _, _) in enumerate(named)]


def _texts(sheet, place):
    return [" ".join(words_of(cell).split()) for cell in sheet.rows[place][1]]


def _adjoins(sheet, place):
    """Whether the row above belongs to the headings: next to it, and no title that stands alone."""
    (number, cells), (below, _) = sheet.rows[place - 1], sheet.rows[place]
    return below == number + 1 and len(cells) - cells.count("") >= FEWEST


def _named(own, above, index, known):
    """(heading, field, how surely): its own words, with those of a merged heading above where there is one."""
    text = own[index] if index < len(own) else ""
    over = above[index] if index < len(above) else ""
    if not text:
        return over, *recognised(over, known)
    # A merged heading holds its text in the first of its cells only.
    over = over or next((words for words in reversed(above[:index]) if words), "")
    if over and (field := recognised(f"{over} {text}", known))[1] >= WHOLE:
        return f"{over} {text}", *field
    return text, *recognised(text, known)


def best_place(sheets, known):
    """(place of the sheet, place of its row of headings): where most columns are recognised; of equals the longer."""
    places = [(place, heading_place(sheet, known)) for place, sheet in enumerate(sheets)]

    def worth(found):
        sheet = sheets[found[0]]
        return len({heading.field for heading in headings(sheet, found[1], known)} - {""}), len(sheet.rows)

    return max(places, key=worth)
