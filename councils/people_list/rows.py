"""One row of a list of people: who it is, or what is wrong with it and what to do."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from councils.models import Person, Role
from councils.models.bodies import Office
from councils.models.people import Group, Membership
from councils.people_list.columns import ROLES
from councils.spreadsheets.cells import is_fault, words_of
from councils.spreadsheets.headings import plain
from councils.spreadsheets.names import name_key, tidy
from councils.spreadsheets.rows import RowReader

LONGEST = {
    "name": Person._meta.get_field("name").max_length,
    "post": Membership._meta.get_field("post").max_length,
    "group": Group._meta.get_field("name").max_length,
}
OFFICES = {"chair": Office.CHAIR, "vice_chair": Office.VICE_CHAIR}
COUNCILLORS = re.compile(r"\b(?:cllrs?|councill?ors?|mayor|chair\w*)\b", re.I)
NONE = {"none", "n a", "no", "independent", "ind", "no group", "non political"}


@dataclass(frozen=True)
class Reading:
    """`of` is {field: index of its column}, `titles` {index: title}; role and since go for rows that do not say it."""

    of: dict
    titles: dict
    role: str
    since: date
    now: datetime
    since_1904: bool = False


@dataclass
class Row:
    number: int
    name: str = ""
    email: str = ""
    role: str = ""
    office: str = ""
    post: str = ""
    group: str = ""
    since: date | None = None
    problems: list = field(default_factory=list)

    @property
    def key(self):
        return name_key(self.name)

    @property
    def title(self):
        """What the person will be, in words."""
        words = [str(Role(self.role).label), self.post, Office(self.office).label if self.office else ""]
        return ", ".join(filter(None, words))


def read_row(number, cells, reading):
    """The Row; with `problems` it cannot be added."""
    return _Reader(Row(number), cells, reading).read()


class _Reader(RowReader):
    def read(self):
        row = self.row
        row.name, row.email = self.name(), self.email()
        row.post, row.group = self.text("post"), self.text("group")
        row.group = "" if plain(row.group) in NONE else row.group
        row.since = self.since()
        self.read_role()
        return row

    def text(self, field):
        cell = self.cell(field)
        if is_fault(cell):
            self.wrong(field, cell["fault"])
            return ""
        text, longest = " ".join(words_of(cell).split()), LONGEST.get(field, 254)
        if len(text) > longest:
            self.wrong(field, f"This is longer than {longest} characters. Shorten it")
            return ""
        return text

    def name(self):
        fields = [field for field in ("name", "first_name", "surname") if field in self.columns.of]
        self.written = " ".join(filter(None, [self.text(field) for field in fields]))
        name = tidy(self.written)
        if not name and not self.row.problems:
            self.wrong(fields[-1], "The name is missing. Write it down")
        elif name and ("@" in name or not name[0].isalpha()):
            self.wrong(fields[-1], "This is no name. Write first name and surname")
        return name[: LONGEST["name"]]

    def email(self):
        address = self.text("email").removeprefix("mailto:").strip(" ;,<>")
        try:
            if address:
                validate_email(address)
        except ValidationError:
            self.wrong("email", "This is no email address. Write one like name@example.com, or nothing")
        return address

    def since(self):
        if self.cell("since") == "":
            return self.columns.since
        moment = self.moment("since")
        return moment and moment.date()

    def read_role(self):
        row, written = self.row, self.text("role")
        meant = ROLES.get(plain(written), "")
        if meant in OFFICES:
            row.role, row.office = Role.COUNCILLOR, OFFICES[meant]
        elif meant:
            row.role = meant
        elif COUNCILLORS.search(written) or (not written and COUNCILLORS.search(self.written)):
            row.role = Role.COUNCILLOR
        elif written:
            # "Groundsman" is an officer's job title.
            row.role, row.post = Role.OFFICER, row.post or written[: LONGEST["post"]]
        else:
            row.role = self.columns.role
