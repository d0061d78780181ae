"""One row of the old register: what it says of a request, or what is wrong with it and what to do."""

from dataclasses import dataclass, field
from datetime import datetime

from councils.spreadsheets.cells import is_fault, words_of
from councils.spreadsheets.headings import plain
from councils.spreadsheets.names import name_key, tidy
from councils.spreadsheets.rows import LONGEST_SHOWN, RowReader
from requests_log.old_register.headings import values

LONGEST_SUBJECT, LONGEST_WORDS, LONGEST_ANSWER = 150, 50_000, 20_000
LONGEST_REFERENCE, LONGEST_NAME = 60, 120


@dataclass(frozen=True)
class Columns:
    """`of` is {field: index of its column}, `titles` {index: title}; `usual` holds what goes for every row."""

    of: dict
    titles: dict
    usual: dict
    now: datetime
    since_1904: bool = False


@dataclass
class Said:
    """What a row says; the moments are local, without a zone."""

    number: int
    received: datetime | None = None
    answered: datetime | None = None
    name: str = ""
    subject: str = ""
    words: str = ""
    answer: str = ""
    reference: str = ""
    channel: str = ""
    kind: str = ""
    problems: list = field(default_factory=list)

    @property
    def name_key(self):
        return name_key(self.name)


def read_row(number, cells, columns):
    """The Said of a row; with `problems` it cannot be brought in."""
    return _Row(Said(number), cells, columns).read()


class _Row(RowReader):
    def read(self):
        said = self.row
        said.received, said.answered = self.moment("received"), self.moment("answered")
        said.name = self.name()
        said.reference = self.text("reference", LONGEST_REFERENCE)
        said.answer = self.text("answer", LONGEST_ANSWER)
        said.channel, said.kind = self.value("channel"), self.value("kind")
        self.read_words()
        self.hold_together()
        return said

    def text(self, field, longest):
        cell = self.cell(field)
        if is_fault(cell):
            self.wrong(field, cell["fault"])
            return ""
        text = words_of(cell)
        if len(text) > longest:
            self.wrong(field, f"This is longer than {longest:,} characters. Shorten it")
        return text

    def name(self):
        fields = [field for field in ("name", "first_name", "surname") if field in self.columns.of]
        name = " ".join(filter(None, [self.text(field, LONGEST_NAME) for field in fields]))
        if not tidy(name) and not self.row.problems:
            self.wrong(fields[-1], "No councillor is named. Write who asked")
        return name

    def value(self, field):
        """The choice that the words of a cell mean, or what goes for every row."""
        usual = self.columns.usual.get(field, "")
        written = self.text(field, LONGEST_SHOWN)
        meanings = values()[field]
        if plain(written) and plain(written) not in meanings:
            self.wrong(field, f"What this means is not known. Write one of: {', '.join(_first_of(meanings))}")
        return meanings.get(plain(written), usual)

    def read_words(self):
        said = self.row
        subject, words = self.text("subject", LONGEST_WORDS), self.text("words", LONGEST_WORDS)
        if not subject and not words and not said.problems:
            self.wrong("words" if "words" in self.columns.of else "subject", "What was asked is missing. Write it down")
        line = " ".join((subject or words).split())
        said.subject = line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"
        said.words = f"{subject}\n\n{words}" if words and len(subject) > LONGEST_SUBJECT else words or subject

    def hold_together(self):
        said, status = self.row, self.value("status")
        if not said.received and not said.problems:
            self.wrong("received", "The date on which it was received is missing. Write it down")
        if said.received and said.answered and said.answered.date() < said.received.date():
            self.wrong("answered", "The answer is older than the request. Correct one of the two dates")
        if status == "closed" and not said.answered and not said.problems:
            self.wrong("status", "It is closed, and the date of the answer is missing. Write it down")
        if status == "open" and said.answered:
            self.wrong("status", "It is open, and has a date of the answer. Correct one of the two")


def _first_of(meanings):
    """One way of writing for each value, the first of each."""
    first = {}
    for written, value in meanings.items():
        first.setdefault(value, written)
    return first.values()
