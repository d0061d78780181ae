"""Old registers as clerks keep them, made up at the time of the test, with the faults that spreadsheets have."""

import csv
import io
import random
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta

from openpyxl import Workbook

from councils import long_work
from councils.models import Job
from requests_log.services import bringing_in
from requests_log.services import old_register as services

FIRST, LAST = date(2024, 1, 2), date(2024, 12, 20)
COUNCILLORS = (
    ("Iris", "Lowe"), ("Samir", "Nath"), ("John", "Smith"), ("Jane", "Smith"), ("Mary", "O'Neil"), ("Tom", "Berg"),
)  # fmt: skip
ABOUT = ("the verge at Mill Lane", "the play area gate", "the minutes of May", "a bench by the pond", "the bus shelter")
DATES = ("{:%d/%m/%Y}", "{:%d.%m.%y}", "{:%d %b %Y}", "{:%a %d %B %Y}", "{:%Y-%m-%d}", "{:%d-%m-%y}")
HEADINGS = ["Ref", "Date rec'd", "Cllr", "Query", "Response date", "Response"]
ROWS = [
    ["7", "13/02/2024", "Cllr I. Lowe", "Mend the gate", "14/02/2024", "It is mended."],
    ["8", "03/05/2025", "Lowe, Iris", "=Cut the verge", "", ""],
    ["9", "12/02/2024", "Iris Lowe", "A bench?", "", ""],
]
CHANNELS = ("Email", "tel", "In person")
WRONG = {
    "w/c": ("Date rec'd", "is no single day"),
    "future": ("Date rec'd", "still to come"),
    "no date": ("Date rec'd", "is missing"),
    "no name": ("Surname", "No councillor is named"),
    "nobody": ("", "Nobody knows this name"),
    "formula": ("Query", "formula without a value"),
    "answered before": ("Date", "older than the request"),
    "reference again": ("", "is in row"),
}


@dataclass
class Made:
    """A workbook, and what has to be found in it: {row: fault} and how many entries it makes."""

    data: bytes = b""
    bad: dict = field(default_factory=dict)
    same: list = field(default_factory=list)
    good: int = 0
    answered: int = 0


def serial(day):
    return (day - date(1899, 12, 30)).days


class _Writer:
    def __init__(self, rows, seed):
        self.random, self.made, self.rows = random.Random(seed), Made(), rows
        self.before = None
        self.book = Workbook()
        self.sheet = self.book.active
        self.sheet.title = "Requests 2024"

    def write(self):
        self.head()
        self.line = 6
        faults = [*WRONG, "blank", "same"]
        for number in range(self.rows):
            # Every twentieth row has a fault, each of them in turn.
            fault = faults[number // 20 % len(faults)] if number % 20 == 19 else ""
            self.row(number, fault)
        self.book.create_sheet("Notes")["A1"] = "Kept by the Clerk"
        stream = io.BytesIO()
        self.book.save(stream)
        self.made.data = stream.getvalue()
        return self.made

    def head(self):
        """A title over all columns, a blank row, and two rows of headings of which some are merged."""
        sheet = self.sheet
        sheet["A1"] = "THORNBY PARISH COUNCIL: requests of councillors 2024"
        sheet.merge_cells("A1:H1")
        for column, text in zip(
            "ABCEFG", ("Ref", "Date rec'd", "Councillor", "Query", "How received", "Answer"), strict=True
        ):
            sheet[f"{column}4"] = text
        sheet.merge_cells("C4:D4")
        sheet.merge_cells("G4:H4")
        for column, text in zip("CDGH", ("First name", "Surname", "Response", "Date"), strict=True):
            sheet[f"{column}5"] = text

    def row(self, number, fault):
        if fault == "blank":
            self.line += 1
            return
        if fault == "same":
            self.made.same.append(self.line)
        elif fault:
            self.made.bad[self.line] = fault
        cells = self.before if fault == "same" else self.cells(number, fault)
        for column, value in enumerate(cells, 1):
            cell = self.sheet.cell(self.line, column, value)
            if fault != "formula" and isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
        if not fault:
            self.made.good, self.before = self.made.good + 1, cells
            self.made.answered += cells[7] is not None
        self.line += 1

    def cells(self, number, fault):
        pick = self.random.choice
        day = FIRST + timedelta(days=self.random.randrange((LAST - FIRST).days))
        first, last = pick(COUNCILLORS)
        received = pick([day, serial(day), str(serial(day)), *(form.format(day) for form in DATES)])
        answered = day + timedelta(days=self.random.randrange(9)) if number % 3 else None
        words = pick(["Please see to {}", "=Could {} be looked at?", "- {} again", "What about {}?\nIt is urgent"])
        cells = [f"{number + 1:04}", received, first, last, words.format(pick(ABOUT)), pick(CHANNELS)]
        cells += ["Done" if answered else None, answered]
        return [self.spoilt(fault, day).get(index, cell) for index, cell in enumerate(cells)]

    def spoilt(self, fault, day):
        """{place of a cell: what stands there instead}."""
        return {
            "w/c": {1: f"w/c {day:%d %B}"},
            "future": {1: "03/05/2099"},
            "no date": {1: None},
            "no name": {2: None, 3: None},
            "nobody": {2: "Zeb", 3: "Quill"},
            "formula": {4: "=CONCATENATE(A1,B1)"},
            "answered before": {7: day - timedelta(days=3)},
            "reference again": {0: self.before and self.before[0]},
        }.get(fault, {})


def a_year(rows=300, seed=1):
    """A workbook with title rows, merged headings, dates in every form, two columns of names, bad rows among good."""
    return _Writer(rows, seed).write()


def as_csv(rows, *, separator=",", encoding="utf-8"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue().encode(encoding)


def as_workbook(rows):
    """A workbook of one sheet; texts that begin with "=" become formulas without a value."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data, **changed):
    """The archive with parts replaced: {name with "__" for "/": function of its bytes, or bytes}."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changed.pop(name.replace("/", "__").replace(".xml", ""), None)
            part = old.read(name)
            new.writestr(name, change(part) if callable(change) else part)
        for name, part in changed.items():
            new.writestr(name.replace("__", "/"), part)
    return stream.getvalue()


def calculated(data, value):
    """The workbook with that value kept for each of its formulas."""
    keep = lambda part: re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>%s</v>" % value, part)  # noqa: E731
    return with_parts(data, xl__worksheets__sheet1=keep)


def confirm(register):
    return services.bring_in(register, seen=register.revision, by=register.by)


def finish(job):
    """Do the whole Job; what came of it in words."""
    while long_work.advance(job.pk):
        pass
    job.refresh_from_db()
    assert job.state == Job.State.DONE
    return bringing_in.KIND.outcome(job)
