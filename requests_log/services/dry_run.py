"""What would come of bringing in an old register: which rows are ready, which are bad, which are here already."""

import hashlib
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import date

from django.utils import timezone

from councils.models import Membership, Person, Role, Seat
from councils.models.bodies import Office
from councils.spreadsheets.headings import plain
from councils.spreadsheets.names import Known, tidy, whom
from councils.spreadsheets.rows import Problem, rows_beneath
from councils.wording import uk_date_words
from requests_log.models import BroughtIn
from requests_log.old_register.headings import headings
from requests_log.old_register.reading import Columns, read_row

FORMER, LEAVE = "former", "leave"
# More unknown names than that are no names: another column was chosen.
MOST_NAMES = 200


@dataclass
class Former:
    """Somebody to be added, and the first and last day on which a request of theirs was received."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class Bad:
    """A row that cannot be brought in, with its Problems and its cells."""

    number: int
    problems: list
    cells: list


@dataclass
class Plan:
    """`ready` are (Said, key of a Person or of a name in `former`); `here` and `same` are numbers of rows."""

    ready: list = field(default_factory=list)
    bad: list = field(default_factory=list)
    here: list = field(default_factory=list)
    same: list = field(default_factory=list)
    former: dict = field(default_factory=dict)

    @property
    def answered(self):
        return sum(said.answered is not None for said, _ in self.ready)

    @property
    def reasons(self):
        """[(what is wrong, how many rows have it)], the most frequent first."""
        return Counter(problem.text for bad in self.bad for problem in bad.problems).most_common()


@dataclass(frozen=True)
class NamedInFile:
    """A name as it is written, how many rows have it, and the Persons (as Known) whom it can mean."""

    key: str
    shown: str
    rows: int
    meant: list


class Councillors:
    """Who is or was a councillor of the council, and when: three queries."""

    def __init__(self, council):
        self.terms = {}
        roles = Membership.objects.filter(person__council=council, role=Role.COUNCILLOR)
        chairs = Seat.objects.filter(person__council=council, committee__is_full_council=True, office=Office.CHAIR)
        for rows in (roles, chairs):
            for person, since, until in rows.values_list("person", "since", "until"):
                self.terms.setdefault(person, []).append((since, until or date.max))
        people = Person.objects.filter(pk__in=self.terms).order_by("name")
        self.known = [Known(pk, name) for pk, name in people.values_list("pk", "name")]
        self.names = {known.key: known.name for known in self.known}

    def in_office(self, key, day):
        return any(since <= day <= until for since, until in self.terms[key])


def columns_of(register):
    matching = register.matching
    sheet = register.sheet(matching["sheet"])
    titles = {heading.index: heading.title for heading in headings(sheet, matching["heading"])}
    now = timezone.localtime().replace(tzinfo=None)
    return Columns(matching["columns"], titles, matching["usual"], now, since_1904=sheet.since_1904)


def _rows(register):
    """[(Said, cells)] of the rows beneath the headings."""
    columns, matching = columns_of(register), register.matching
    rows = rows_beneath(register.sheet(matching["sheet"]), matching["heading"])
    return [(read_row(number, cells, columns), cells) for number, cells in rows]


def names_in(register):
    """The NamedInFile of each different name, those that nobody is certain for first."""
    known, found = Councillors(register.council).known, {}
    for said, _ in _rows(register):
        if said.name_key:
            found.setdefault(said.name_key, []).append(said.name)
    names = [NamedInFile(key, tidy(many[0]), len(many), whom(many[0], known)) for key, many in found.items()]
    return sorted(names, key=lambda name: (len(name.meant) == 1, name.shown.casefold()))


def dry_run(register):
    """The Plan of a register whose columns are matched. Nothing is written: five queries for any number of rows."""
    return _Planner(register).plan()


class _Planner:
    def __init__(self, register):
        self.register, self.plan_ = register, Plan()
        self.councillors = Councillors(register.council)
        self.meant = {}
        self.seen = {}
        kept = BroughtIn.objects.filter(council=register.council)
        self.keys = set(kept.values_list("key", flat=True))
        contents = kept.values_list("content", "old_reference")
        self.contents = {content for content, _ in contents}
        self.without_reference = {content for content, reference in contents if not reference}

    def plan(self):
        for said, cells in _rows(self.register):
            asker = None if said.problems else self.asker(said)
            if said.problems:
                self.plan_.bad.append(Bad(said.number, said.problems, cells))
            else:
                self.sort_in(said, asker, cells)
        return self.plan_

    def asker(self, said):
        """The key of a Person or FORMER; a Problem is added where it is neither."""
        key = said.name_key
        if key not in self.meant:
            self.meant[key] = self.chosen(said)
        meant = self.meant[key]
        if isinstance(meant, str) and meant != FORMER:
            said.problems.append(Problem("", said.name, meant))
        elif meant != FORMER and not self.councillors.in_office(meant, said.received.date()):
            said.problems.append(Problem("", said.name, self.not_in_office(meant, said)))
        return meant

    def not_in_office(self, key, said):
        name, day = self.councillors.names[key], uk_date_words(said.received.date())
        return f"{name} was no councillor on {day}. Correct the date, or record the time in office on the people page"

    def chosen(self, said):
        """Whom the clerk or the name itself says, or the words of a Problem."""
        choice = self.register.people.get(said.name_key)
        if choice == LEAVE:
            return "You chose to leave out what this person asked"
        if choice == FORMER:
            return FORMER
        if choice in self.councillors.terms:
            return choice
        meant = whom(said.name, self.councillors.known)
        if len(meant) == 1:
            return meant[0].key
        what = "This can be more than one councillor" if meant else "Nobody knows this name"
        return f"{what}. Say who it is"

    def sort_in(self, said, asker, cells):
        who = f"former {said.name_key}" if asker == FORMER else asker
        key, content = keys_of(self.register.council, said, who)
        if key in self.seen:
            return self.again(said, cells, *self.seen[key], content)
        self.seen[key] = said.number, content
        if key in self.keys or content in (self.without_reference if said.reference else self.contents):
            return self.plan_.here.append(said.number)
        if asker == FORMER:
            self.note_former(said)
        return self.plan_.ready.append((said, said.name_key if asker == FORMER else asker))

    def again(self, said, cells, first, what, content):
        """A row that has the key of an earlier one."""
        if what == content:
            self.plan_.same.append(said.number)
            return
        text = f"The reference “{said.reference}” is in row {first}, too, for another request. Correct one of them"
        self.plan_.bad.append(Bad(said.number, [Problem("", said.reference, text)], cells))

    def note_former(self, said):
        day = said.received.date()
        former = self.plan_.former.setdefault(said.name_key, Former(tidy(said.name), day, day))
        former.first, former.last = min(former.first, day), max(former.last, day)


def keys_of(council, said, who):
    """(key, content): by what a row is known again; `who` is the asker's key."""
    content = _hash(council.pk, said.received.isoformat(), who, plain(said.subject), plain(said.words))
    if not said.reference:
        return content, content
    return _hash(council.pk, said.received.year, "reference", " ".join(said.reference.casefold().split())), content


def _hash(*parts):
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def in_order(council, plan, added):
    """What the Job takes, a dictionary for each entry, by the day received; `added` are the Persons of new names."""
    rows = sorted(plan.ready, key=lambda pair: (pair[0].received, pair[0].number))
    return [_ready(council, said, added[who].pk if who in added else who) for said, who in rows]


def _ready(council, said, person):
    kept = {name: value for name, value in asdict(said).items() if name not in ("name", "problems")}
    moments = {name: value and value.isoformat() for name, value in kept.items() if name in ("received", "answered")}
    key, content = keys_of(council, said, person)
    return kept | moments | {"asked_by": person, "key": key, "content": content}


def unknown(names, people):
    """Those of the names for which somebody has yet to say who it is."""
    return [name for name in names if len(name.meant) != 1 and name.key not in people]
