"""How long the reports take over a large register, and how many queries each asks.

    .venv/bin/python benchmarks/reports.py [--entries 20000]

On an SQLite database of its own in a temporary folder. Answers are spread over three years.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
YEARS = date(2023, 1, 2), 3 * 365 - 40
DAY = timedelta(days=1)


def fill(council, people, number):
    """Entries with their two deadlines, some answered late, some paused."""
    days = [YEARS[0] + random.randrange(YEARS[1]) * DAY for _ in range(number)]
    entries = [_entry(council, people, n, day) for n, day in enumerate(days, 1)]
    type(entries[0]).objects.bulk_create(entries, batch_size=500)
    rows = [row for entry, day in zip(entries, days, strict=True) for row in _deadlines(council, entry, day)]
    type(rows[0]).objects.bulk_create(rows, batch_size=500)


def _entry(council, people, number, day):
    from django.utils import timezone

    from requests_log.models import CouncillorRequest
    from requests_log.models.choices import Channel, Kind

    at = timezone.make_aware(datetime(day.year, day.month, day.day, 10))
    return CouncillorRequest(
        council=council,
        year=day.year,
        number=number,
        asked_by=random.choice(people),
        capacity="councillor",
        addressee="clerk",
        received_at=at,
        logged_at=at,
        state="answered",
        kind=random.choice(Kind.values),
        channel=random.choice(Channel.values),
        answered_at=at + random.randrange(30) * DAY,
    )


def _deadlines(council, entry, day):
    from councils.models import Deadline

    closed = entry.answered_at.date()
    pauses = [[(day + DAY).isoformat(), (day + 3 * DAY).isoformat()]] if random.random() < 0.2 else []
    fields = {"council": council, "stream": entry.stream, "starts": day, "state": "met", "closed_on": closed}
    for name, limit in (("acknowledge_request", 5), ("answer_request", 20)):
        due = day + limit * DAY
        yield Deadline(name=name, limit="10 working days", due=due, pauses=pauses, **fields)


def measure(name, build):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    started = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        build()
    print(f"{name:<44} {time.perf_counter() - started:6.2f} s {len(captured):4} queries")


def run(number):
    from requests_log import reporting
    from requests_log.reports.figures import Period
    from requests_log.reports.files import pdf
    from tests.makers import make_council, make_group, make_person

    council = make_council()
    people = [make_person(council, f"Councillor {n:02}", "councillor") for n in range(24)]
    for n in range(4):
        make_group(council, f"Group {n}", *people[n::4])
    fill(council, people, number)
    whole, month = Period(date(2023, 1, 1), date(2025, 12, 31)), Period(date(2024, 5, 1), date(2024, 5, 31))
    measure("one month", lambda: reporting.monthly_report(council, month))
    measure("three years in the report of the month", lambda: reporting.monthly_report(council, whole))
    measure(
        "equal treatment, half a year",
        lambda: reporting.council_report(council, Period(date(2024, 1, 1), date(2024, 6, 30))),
    )
    measure("equal treatment by councillor, three years", lambda: reporting.office_report(council, whole))
    measure("the same as PDF", lambda: pdf.build(reporting.office_report(council, whole)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=20_000)
    number = parser.parse_args().entries
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/reports.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "protocol_site.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        run(number)


if __name__ == "__main__":
    main()
