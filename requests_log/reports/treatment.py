"""Proof of equal treatment: how long the office took to answer whom. It is about the office, not about who asked.

Lines stand in the order of the alphabet: there is no ranking, and nothing in it is good or bad.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from councils.small_numbers import Fewest, Size, not_shown
from requests_log.reports.chance import FEWEST_IN_ALL, FEWEST_OF_A_LINE, chance_of
from requests_log.reports.figures import Answer
from requests_log.reports.spread import in_time, spread
from requests_log.reports.tables import Chart, Report, Section, Table, percent

FIGURES = ("Answers", "Lower quartile", "Median", "Upper quartile", "In time, %")
RANGES = ("ranges", "working days")
NOT_SHOWN = "Not shown"
TOGETHER = "Those not shown, together"
EVERYBODY = "All councillors"
NO_GROUP = "No group"
# In what the council reads a line is of three councillors at least: of two, each could work out the other's.
COUNCILLORS_OF_A_LINE = 3
READING = (
    "Median: half of the answers were given in this time or sooner. Lower quartile: a quarter were. Upper quartile: "
    "three quarters were. All are in working days.",
    "In the picture the bar goes from the lower to the upper quartile, and the line across it is the median. A dash "
    "(–) stands where there is nothing to count, or where it is not shown.",
    "Whether the differences may be chance is worked out by a test that is usual for times: that of Kruskal and "
    "Wallis. It puts all answers in order, and looks whether those to some stand further up or down than by chance.",
    "Requests differ: a document at hand is sooner sent than a complaint answered.",
)


def for_the_office(answers: Sequence[Answer], people: Mapping[int, str], fewest: int, heading) -> Report:
    """By group and by councillor, for clerks. `people`: {councillor: name}."""
    least = Fewest(fewest)
    groups = _by(answers, lambda answer: answer.group)
    hidden = _hidden(groups, least)
    blocks = [lines for group, lines in groups.items() if group not in hidden]
    blocks += [[answer for group in hidden for answer in groups[group]]] if hidden else []
    persons, unseen = {}, set()
    for block in blocks:
        own = _by(block, lambda answer: (answer.group, answer.asked_by))
        persons |= own
        unseen |= _hidden(own, least)
    sections = (
        _section("By political group", groups, hidden, _group_name),
        _section("By councillor", persons, unseen, lambda key: f"{people[key[1]]} ({_group_name(key[0])})"),
    )
    return _report("Equal treatment: answer times by group and councillor", sections, answers, least, heading)


def for_the_council(answers: Sequence[Answer], fewest: int, heading) -> Report:
    """By group alone: whoever reads it learns of no councillor how many requests he or she made."""
    groups = _by(answers, lambda answer: answer.group)
    least = Fewest(fewest, COUNCILLORS_OF_A_LINE)
    sections = (_section("By political group", groups, _hidden(groups, least), _group_name),)
    return _report("Equal treatment: answer times by group", sections, answers, least, heading)


def own_line(answers: Sequence[Answer], person: int, fewest: int) -> Table:
    """A councillor's own answers beside all of them, where enough are others' that these stay nobody's."""
    own = [answer for answer in answers if answer.asked_by == person]
    others = _by((answer for answer in answers if answer.asked_by != person), lambda answer: answer.asked_by)
    enough = Fewest(fewest, COUNCILLORS_OF_A_LINE - 1).met_by(*map(_size, others.values()))
    rows = (("Your requests", *_figures(own)), (EVERYBODY, *(_figures(answers) if enough else _blank())))
    return Table("Your requests beside all", ("", *FIGURES), rows)


def _report(title, sections, answers, least, heading):
    needs = f"fewer than {least.answers} answers"
    if least.councillors > 1:
        needs += f" or {least.councillors} councillors"
    if not least.met_by(_size(answers)):
        sections = (Section("Too few answers", words=(f"In this time there were {needs}, so nothing is shown.",)),)
    else:
        sections = (Section("How to read it", words=READING), *sections)
    facts = (
        ("Period", heading.period),
        ("How days are counted", heading.counted),
        (
            "Small numbers",
            f"A line of {needs} is not shown, nor what it could be worked out from",
        ),
    )
    return Report(title, heading.council, facts, sections, heading.dated)


def _section(title, lines, hidden, name):
    shown = {key: answers for key, answers in lines.items() if key not in hidden}
    named = sorted((name(key), key) for key in lines)
    rows = [(words, *(_figures(shown[key]) if key in shown else _blank())) for words, key in named]
    everybody = [answer for answers in lines.values() for answer in answers]
    together = [answer for key in hidden for answer in lines[key]]
    pieces = [*shown.values(), together] if shown and together else list(shown.values())
    if shown and together:
        rows.append((TOGETHER, *_figures(together)))
    rows.append((EVERYBODY, *_figures(everybody)))
    table = Table(title, ("", *FIGURES), tuple(rows))
    return Section(title, table, Chart(RANGES[0], (2, 3, 4), RANGES[1]), (_chance(pieces),))


def _chance(pieces):
    """The test in two sentences; see requests_log.reports.chance."""
    chance = chance_of([[answer.days for answer in piece] for piece in pieces])
    if chance is None:
        few = f"two lines with {FEWEST_OF_A_LINE} answers each and {FEWEST_IN_ALL} in all"
        return f"There are too few answers to say whether the differences are more than chance: it takes {few}."
    cases = f"{round(100 * chance)} of 100 cases" if chance >= 0.01 else "fewer than 1 of 100 cases"
    alike = f"If it made no difference who asked, differences as large as these would come about in {cases}"
    if chance >= 0.05:
        return f"{alike}. Chance alone can account for them (test of Kruskal and Wallis)."
    return (
        f"{alike}. That is more than chance easily brings about (test of Kruskal and Wallis). Look at what was asked, "
        "and when, before concluding anything."
    )


def _group_name(group):
    return group or NO_GROUP


def _by(answers, key):
    lines = defaultdict(list)
    for answer in answers:
        lines[key(answer)].append(answer)
    return dict(lines)


def _hidden(lines, fewest):
    return not_shown({key: _size(answers) for key, answers in lines.items()}, fewest)


def _size(answers):
    return Size(len(answers), frozenset(answer.asked_by for answer in answers))


def _figures(answers):
    times = spread(answer.days for answer in answers)
    if times is None:
        return (0, None, None, None, None)
    middle = (float(times.lower), float(times.median), float(times.upper))
    return (times.number, *middle, percent(*in_time(answers)))


def _blank():
    return (NOT_SHOWN, *[None] * (len(FIGURES) - 1))
