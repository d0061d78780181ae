"""Puts the reports of a council together: figures from the register, the words of the heading, and who reads what."""

from datetime import date

from django.utils import timezone

from councils.months import MONTHS
from councils.titles import titled
from councils.wording import uk_date_words
from requests_log import measures
from requests_log.reports import treatment
from requests_log.reports.figures import DAY, Period
from requests_log.reports.monthly import Heading, monthly

MONTHS_OFFERED, HALF_YEARS_OFFERED = 24, 6
COUNTED = {
    True: titled("Working days that the Clerk works, without the days on which a count was paused"),
    False: "Working days of the council, without the days on which a count was paused",
}


def monthly_report(council, period):
    now, before = (measures.figures_of(council, span) for span in (period, period.before))
    return monthly(now, before, measures.names(), heading(council, period))


def office_report(council, period):
    """Equal treatment with the councillors' names: for clerks, who know the register anyway."""
    answers = measures.answers_of(council, period)
    people = measures.names_of(council, answers)
    return treatment.for_the_office(answers, people, measures.fewest_of(council), heading(council, period))


def council_report(council, period):
    """Equal treatment by group alone."""
    answers = measures.answers_of(council, period)
    return treatment.for_the_council(answers, measures.fewest_of(council), heading(council, period))


def own_table(council, period, person):
    answers = measures.answers_of(council, period)
    return treatment.own_line(answers, person.pk, measures.fewest_of(council))


def heading(council, period):
    return Heading(
        council=council.name,
        period=in_words(period),
        before=in_words(period.before),
        counted=COUNTED[measures.counts_clerk_days(council, period.last)],
        dated=timezone.localdate(),
    )


def in_words(period):
    if period.is_a_month:
        return f"{MONTHS[period.first.month - 1].capitalize()} {period.first.year}"
    return f"{uk_date_words(period.first)} to {uk_date_words(period.last)}"


def months(today):
    """The months that are over, the newest first."""
    last = today.replace(day=1) - DAY
    found = []
    for _ in range(MONTHS_OFFERED):
        found.append(Period(last.replace(day=1), last))
        last = last.replace(day=1) - DAY
    return found


def half_years(today):
    """The half-years of the calendar that are over, the newest first.

    The council reads no other spans of time: of two that overlap, the difference would be a span too small to show.
    """
    year, second = today.year, today.month > 6
    found = []
    for _ in range(HALF_YEARS_OFFERED):
        year, second = (year, False) if second else (year - 1, True)
        first, last = (date(year, 7, 1), date(year, 12, 31)) if second else (date(year, 1, 1), date(year, 6, 30))
        found.append(Period(first, last))
    return found


def last_year(today):
    """The twelve months up to the end of the last one."""
    over = months(today)
    return Period(over[11].first, over[0].last)
