"""The report on one span of time, held against the one before. It counts requests and names nobody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from requests_log.reports.figures import Figures
from requests_log.reports.spread import in_time, spread
from requests_log.reports.tables import Chart, Report, Section, Table, percent

# Working days, the last of each class included.
CLASSES = ((0, "The same day"), (2, "1 or 2"), (5, "3 to 5"), (10, "6 to 10"), (20, "11 to 20"), (None, "More than 20"))
BOTH = Chart("bars", (1, 2))


@dataclass(frozen=True)
class Names:
    """The words for the values that requests have, in the order of the pages: {value: words}."""

    kinds: Mapping[str, str]
    channels: Mapping[str, str]
    outcomes: Mapping[str, str]
    delays: Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """What stands above the tables: whose report, for which time in words, how days are counted, drawn up when."""

    council: str
    period: str
    before: str
    counted: str
    dated: date


def monthly(now: Figures, before: Figures, names: Names, heading: Heading) -> Report:
    """The spread of few answer times is not left out here: no line of it is about a person."""
    columns = ("", heading.period, heading.before)

    section = partial(_counted, now, before, columns)
    sections = (
        Section("At a glance", Table("At a glance", columns, _at_a_glance(now, before))),
        section("Requests received, by what was asked for", lambda figures: _sums(figures.received, 0), names.kinds),
        section("Requests received, by how they came", lambda figures: _sums(figures.received, 1), names.channels),
        section("Decisions on the requests answered", lambda figures: Counter(figures.outcomes), names.outcomes),
        section("Answers, by working days", _classes, {words: words for _, words in CLASSES}),
        section("Reasons for delay", lambda figures: Counter(figures.delays), names.delays, (DELAYS,)),
        section("Minutes spent, by what was asked for", lambda figures: Counter(figures.minutes), names.kinds),
    )
    facts = (("Period", heading.period), ("Compared with", heading.before), ("How days are counted", heading.counted))
    return Report("Requests of councillors", heading.council, facts, sections, heading.dated)


def _counted(now, before, columns, title, count, words, note=()):
    """How many of each in both times, without what is in neither."""
    counts = ((label, count(now)[value], count(before)[value]) for value, label in words.items())
    rows = tuple(row for row in counts if row[1] or row[2])
    if not rows:
        return Section(title, words=(*note, "None in either time."))
    return Section(title, Table(title, columns, rows), BOTH, note)


DELAYS = "A reason is recorded when the time for an answer is extended, and when an answer goes out after its date."


def _sums(received, place):
    sums = Counter()
    for key, number in received.items():
        sums[key[place]] += number
    return sums


def _classes(figures):
    def of(days):
        return next(words for last, words in CLASSES if last is None or days <= last)

    return Counter(of(answer.days) for answer in figures.answers)


def _at_a_glance(now, before):
    return tuple((row[0], row[1], other[1]) for row, other in zip(_summary(now), _summary(before), strict=True))


def _summary(figures):
    times = spread(answer.days for answer in figures.answers)
    kept, known = in_time(figures.answers)
    acknowledged = figures.acknowledged
    return (
        ("Requests received", sum(figures.received.values())),
        ("Requests acknowledged", len(acknowledged)),
        ("Acknowledged in time, %", percent(sum(acknowledged), len(acknowledged))),
        ("Answers given", len(figures.answers)),
        ("Answered in time, %", percent(kept, known)),
        ("Past their date without an answer at the end", figures.overdue),
        ("Answer time, median in working days", times and float(times.median)),
        ("A quarter of the answers took at most, working days", times and float(times.lower)),
        ("Three quarters took at most, working days", times and float(times.upper)),
        ("The longest took, working days", times and times.longest),
        ("Minutes spent", sum(figures.minutes.values())),
    )
