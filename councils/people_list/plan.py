"""What would come of a list of people: who is added, which rows are bad, who is here already."""

from dataclasses import dataclass, field

from django.utils import timezone

from councils.access import CLERKS
from councils.models import Membership, Role
from councils.models.bodies import Office
from councils.people_list.rows import Reading, read_row
from councils.roster import current_seats
from councils.spreadsheets.names import name_key
from councils.spreadsheets.rows import Problem, rows_beneath
from councils.titles import titled

MOST_PEOPLE = 500
ALONE = {Office.CHAIR: "chair", Office.VICE_CHAIR: "vice-chair"}


@dataclass
class Plan:
    """`ready` and `bad` are Rows; `here` the names of those who are here already, `same` numbers of repeated rows."""

    ready: list = field(default_factory=list)
    bad: list = field(default_factory=list)
    here: list = field(default_factory=list)
    same: list = field(default_factory=list)

    @property
    def groups(self):
        return sorted({row.group for row in self.ready if row.group}, key=str.casefold)


def dry_run(council, sheet, heading, columns, *, role, since, by):
    """The Plan of the rows beneath the headings. `columns` are Headings as the clerk chose them. Nothing is written."""
    of = {each.field: each.index for each in columns if each.field}
    titles = {each.index: each.title for each in columns}
    now = timezone.localtime().replace(tzinfo=None)
    reading = Reading(of, titles, role, since, now, since_1904=sheet.since_1904)
    planner = _Planner(council, by)
    for number, cells in rows_beneath(sheet, heading):
        planner.sort_in(read_row(number, cells, reading))
    return planner.plan


class _Planner:
    def __init__(self, council, by):
        self.plan = Plan()
        people = list(council.people.select_related("user"))
        self.known = {name_key(person.name): person.name for person in people}
        self.addresses = {person.email.lower(): person.name for person in people if person.email}
        clerks = Membership.objects.current().filter(person__council=council, role=Role.CLERK).select_related("person")
        holders = [membership.person for membership in clerks]
        self.clerk, self.gives_clerks = next(iter(holders), None), by in holders
        seats = current_seats().filter(committee__council=council, committee__is_full_council=True)
        self.offices = {seat.office: seat.person.name for seat in seats}
        self.rows, self.row_of_address = {}, {}

    def sort_in(self, row):
        if not row.problems and row.key in self.known:
            self.plan.here.append(self.known[row.key])
            return
        earlier = self.rows.get(row.key)
        if earlier and not row.problems and row.email.lower() in ("", earlier.email.lower()):
            self.plan.same.append(row.number)
            return
        if not row.problems:
            row.problems += filter(None, (self.namesake(row), self.address(row), self.clerks(row), self.office(row)))
        (self.plan.bad if row.problems else self.plan.ready).append(row)
        if not row.problems:
            self.note(row)

    def note(self, row):
        self.rows[row.key] = row
        if row.email:
            self.addresses[row.email.lower()] = f"{row.name} in row {row.number}"
        if row.office:
            self.offices[row.office] = f"{row.name} in row {row.number}"

    def namesake(self, row):
        earlier = self.rows.get(row.key)
        text = (
            f"Row {earlier.number} has the same name. Tell them apart, such as by a middle initial" if earlier else ""
        )
        return text and Problem("", row.name, text)

    def address(self, row):
        owner = self.addresses.get(row.email.lower()) if row.email else None
        text = f"{owner} has this address, too. Everybody signs in with one of their own: change it, or leave it empty"
        return owner and Problem("", row.email, text)

    def clerks(self, row):
        if row.role == Role.CLERK and self.clerk:
            return Problem(
                "", row.name, f"{self.clerk.name} is {titled('the Clerk')}. Leave this row out, or write another role"
            )
        if row.role in CLERKS and not self.gives_clerks:
            whom = titled("the Clerk") if self.clerk else "the person who runs this site"
            text = (
                f"Only {titled('the Clerk')} makes somebody {Role(row.role).label}. Leave this row out and ask {whom}"
            )
            return Problem("", row.name, text)
        return None

    def office(self, row):
        holder = self.offices.get(row.office) if row.office in ALONE else None
        text = f"{holder} is the {ALONE.get(row.office)}. There is one at a time: write Councillor for the other"
        return holder and Problem("", row.name, text)
