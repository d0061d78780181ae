"""manage.py deadline 2026-12-22 "5 working days": a deadline with its day-by-day count. Needs no database."""

import json
from dataclasses import replace
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError

from councils.calendar import Calendar, Deadline, Direction, Limit, WorkPattern, deadline

WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}

REPEATABLE = (
    ("--closed", ("DATE",), "a day on which the office is closed"),
    ("--holiday", ("DATE", "NAME"), "a bank holiday, thanksgiving or mourning that was proclaimed"),
    ("--pause", ("FROM", "RESUMED"), "days left out, up to the day before it was resumed"),
    ("--extend", ("LIMIT",), "such as “3 working days”"),
    ("--leave", ("FIRST", "LAST"), "the Clerk’s leave, both days included"),
)


class Command(BaseCommand):
    help = "Works out a deadline and shows every day that was counted or left out, and why."
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        # argparse would exit with 2; a wrong call is one plain sentence and 1, like every other bad input.
        parser.error = lambda message: parser.exit(1, f"{message[:1].upper()}{message[1:]}.\n")
        return parser

    def add_arguments(self, parser):
        parser.add_argument(
            "start", help="day of the event, as 2026-12-22, or moment, as 2026-12-22T23:59 (London time)"
        )
        parser.add_argument("limit", help="such as “5 working days”, “14 calendar days”, “3 clear days”, “1 month”")
        parser.add_argument("--before", action="store_true", help="count back from the event")
        parser.add_argument("--works", metavar="DAYS", help="count only the Clerk’s days, such as mon,tue,thu")
        parser.add_argument("--json", action="store_true", help="print JSON")
        for option, words, meaning in REPEATABLE:
            nargs = len(words) if len(words) > 1 else None
            parser.add_argument(option, action="append", default=[], nargs=nargs, metavar=words, help=meaning)

    def handle(self, *args, **options):
        try:
            result = _deadline(options)
        except (ValueError, OverflowError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(result.as_dict(), indent=2) if options["json"] else _table(result))


def _deadline(options: dict) -> Deadline:
    limit = Limit.parse(options["limit"])
    if options["before"]:
        limit = replace(limit, direction=Direction.BEFORE)
    if options["works"] or options["leave"]:
        limit = replace(limit, clerk_days=True)
    return deadline(
        limit,
        _start(options["start"]),
        calendar=Calendar(
            closures={_day(text): "" for text in options["closed"]},
            proclaimed={_day(text): name for text, name in options["holiday"]},
        ),
        pauses=[(_day(first), _day(resumed)) for first, resumed in options["pause"]],
        extensions=[Limit.parse(text) for text in options["extend"]],
        pattern=WorkPattern(
            weekdays=_weekdays(options["works"]) if options["works"] else range(5),
            leave=tuple((_day(first), _day(last), "") for first, last in options["leave"]),
        ),
    )


def _start(text: str) -> date | datetime:
    if "T" not in text:
        return _day(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"Write a moment as 2026-12-22T23:59, not ‘{text}’.") from None


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"Write a date that exists as 2026-12-22, not ‘{text}’.") from None


def _weekdays(text: str) -> frozenset[int]:
    names = [name.strip().lower() for name in text.split(",")]
    for name in names:
        if name not in WEEKDAYS:
            raise ValueError(f"Write the Clerk’s days as mon,tue,thu; ‘{name}’ is none of {', '.join(WEEKDAYS)}.")
    return frozenset(WEEKDAYS[name] for name in names)


def _table(result: Deadline) -> str:
    lines = [f"Due on {result.due:%A} {result.due.day} {result.due:%B %Y}.", ""]
    number = 0
    for day in result.days:
        number += day.counted
        mark = str(number) if day.counted else "-"
        lines.append(f"{day.date:%a} {day.date.day:2} {day.date:%b %Y} {mark:>4}  {day.reason}".rstrip())
    return "\n".join(lines)
