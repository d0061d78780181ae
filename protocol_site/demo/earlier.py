"""The requests of the months before the register: a spreadsheet that was brought in, so that reports have a past."""

from itertools import cycle, islice

from councils import long_work
from councils.access import people_with
from councils.models import Role
from councils.spreadsheets.cells import Sheet
from councils.wording import uk_date_words
from protocol_site.demo import script
from protocol_site.demo.days import working_days_before
from protocol_site.demo.register import SPAN
from requests_log.old_register.headings import headings
from requests_log.services import old_register

FILE = "requests-until-now.xlsx"
ROWS, APART = 110, 3  # requests, and working days between one and the next
# Working days until the answer, handed out in turn; the numbers have no common divisor with those of people and rows.
ANSWERED_AFTER = (1, 4, 2, 8, 0, 3, 6, 1, 11, 2, 5, 9, 3, 0, 7, 2, 14)
# In turn, too: some councillors ask more often than others, and one hardly ever.
ASKING = (0, 3, 1, 6, 2, 3, 5, 1, 7, 3, 0, 2, 4, 6, 1, 5, 2, 7, 3)
HEADINGS = ["Reference", "Received", "Councillor", "Kind", "How it came", "Request", "Answered", "Answer"]


def seed_earlier(council, *, today, by):
    if council.entries.exists():
        return
    sheet = Sheet("Requests", list(_rows(council, today)), since_1904=False)
    register = old_register.keep_file(council=council, file_name=FILE, sheets=[sheet], by=by)
    columns = {heading.field: heading.index for heading in headings(sheet, 0) if heading.field}
    matching = {"sheet": 0, "heading": 0, "columns": columns, "usual": {}}
    old_register.match_columns(register, matching=matching, seen=register.revision)
    job = old_register.bring_in(register, seen=register.revision, by=by)
    long_work.go_on(job.pk)


def _rows(council, today):
    """[number of the row, its cells], the headings first; the oldest request first."""
    days = working_days_before(today, SPAN + ROWS * APART + 1)
    names = [person.name for person in people_with(council, Role.COUNCILLOR)]
    told = zip(cycle(ASKING), cycle(ANSWERED_AFTER), cycle(script.earlier()), strict=False)
    yield [1, HEADINGS]
    for number, (who, after, row) in enumerate(islice(told, ROWS), 1):
        place = SPAN + (ROWS - number + 1) * APART - 1
        received, answered = uk_date_words(days[place]), uk_date_words(days[max(place - after, 0)])
        asked = [str(number), received, names[who % len(names)], row["kind"], row["channel"], row["words"]]
        yield [number + 1, [*asked, answered, row["answer"]]]
