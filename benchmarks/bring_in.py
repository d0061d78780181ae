"""Times how an old register of 5,000 rows with every fault is brought in, on a database in a temporary folder.

SECRET_KEY=… .venv/bin/python benchmarks/bring_in.py [--rows 5000] [--database sqlite:///…]
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def timed(what, work):
    began = time.perf_counter()
    result = work()
    print(f"{what:<42} {time.perf_counter() - began:6.2f} s")
    return result


def run(rows):
    from councils import long_work
    from councils.spreadsheets.files import read_file
    from requests_log.services import old_register
    from requests_log.services.dry_run import dry_run, names_in
    from tests.requests_log.old_registers import a_year

    council = council_of_the_year()
    made = timed("make the workbook", lambda: a_year(rows=rows))
    sheets = timed("read it", lambda: read_file(made.data))
    matching = first_choices(sheets)
    register = kept(council, sheets, matching)
    timed("its names", lambda: names_in(register))
    plan = timed("dry run", lambda: dry_run(register))
    print(f"{len(plan.ready)} ready, {len(plan.bad)} bad, {len(plan.same)} the same")
    job = timed("confirm", lambda: old_register.bring_in(register, seen=1, by=None))
    timed("bring in", lambda: finish(long_work, job))
    print(f"{council.entries.count()} entries; expected {made.good}")
    again = kept(council, sheets, matching)
    plan = timed("dry run of the same file again", lambda: dry_run(again))
    print(f"{len(plan.ready)} ready, {len(plan.here)} here already")


def council_of_the_year():
    from councils.models import Role
    from tests.makers import make_council, make_person
    from tests.requests_log.old_registers import COUNCILLORS

    council = make_council()
    for first, last in COUNCILLORS:
        make_person(council, f"{first} {last}", Role.COUNCILLOR)
    return council


def first_choices(sheets):
    """What the columns are for, as the page offers it at first."""
    from requests_log.forms.old_register import ColumnsForm
    from requests_log.old_register.headings import best_place, headings

    place, heading = best_place(sheets)
    form = ColumnsForm({}, headings=headings(sheets[place], heading), rows=sheets[place].rows[heading + 1 :])
    columns = {form.fields[name].initial: index for name, index in form.column_fields.items()}
    usual = {"channel": "email", "kind": "other"}
    return {"sheet": place, "heading": heading, "columns": columns, "usual": usual}


def kept(council, sheets, matching):
    """The file as it waits to be brought in, its columns matched."""
    from requests_log.services import old_register

    register = old_register.keep_file(council=council, file_name="year.xlsx", sheets=sheets, by=None)
    old_register.match_columns(register, matching=matching, seen=0)
    return register


def finish(long_work, job):
    while long_work.advance(job.pk):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = options.database or f"sqlite:///{folder}/db.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "protocol_site.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        run(options.rows)


if __name__ == "__main__":
    main()
