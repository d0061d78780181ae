"""A second counter, written from the rules with no code in common with the calendar that it is held against.

It has its own Easter, its own substitute days and its own list of moved and added holidays. It lays all days that
count side by side and takes the n-th, where the calendar walks.
"""

from datetime import date, timedelta

from dateutil.rrule import DAILY, rrule

from councils.calendar import Direction, Unit

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOVED = {
    2012: ({date(2012, 5, 28)}, {date(2012, 6, 4), date(2012, 6, 5)}),
    2020: ({date(2020, 5, 4)}, {date(2020, 5, 8)}),
    2022: ({date(2022, 5, 30)}, {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}),
    2023: (set(), {date(2023, 5, 8)}),
}


def on(day, *names):
    return WEEK[day.weekday()] in names


def easter_sunday(year):
    """Gauss's rule as completed for the years 1900 to 2099."""
    d = (19 * (year % 19) + 24) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
    day = 22 + d + e
    if (d, e) == (29, 6):
        day = 50
    if (d, e) == (28, 6) and year % 19 > 10:
        day = 49
    return date(year, 3, 1) + timedelta(days=day - 1)


def mondays(year, month):
    """Of May or August, which have 31 days."""
    days = [date(year, month, number) for number in range(1, 32)]
    return [day for day in days if on(day, "monday")]


def christmas_holidays(year):
    """Christmas and Boxing Day, written out for each weekday on which 25 December can fall."""
    pairs = {"friday": (25, 28), "saturday": (27, 28), "sunday": (26, 27)}
    return {date(year, 12, day) for day in pairs.get(WEEK[date(year, 12, 25).weekday()], (25, 26))}


def holidays_of(year):
    new_year = date(year, 1, {"saturday": 3, "sunday": 2}.get(WEEK[date(year, 1, 1).weekday()], 1))
    sunday = easter_sunday(year)
    usual = {new_year, sunday - timedelta(2), sunday + timedelta(1)} | christmas_holidays(year)
    usual |= {mondays(year, 5)[0], mondays(year, 5)[-1], mondays(year, 8)[-1]}
    dropped, added = MOVED.get(year, (set(), set()))
    return (usual - dropped) | added


HOLIDAYS = set().union(*(holidays_of(year) for year in range(2005, 2061)))


def christmas_break(year, extra):
    """The Christmas break: 24 December or the Friday before, to the first free Monday to Friday from the 26th."""
    eve = date(year, 12, 24)
    first = eve - timedelta({"saturday": 1, "sunday": 2}.get(WEEK[eve.weekday()], 0))
    after = (date(year, 12, 26) + timedelta(number) for number in range(20))
    last = next(day for day in after if not on(day, "saturday", "sunday") and day not in HOLIDAYS | extra)
    return {first + timedelta(number) for number in range((last - first).days + 1)}


def breaks(year, extra):
    maundy = easter_sunday(year) - timedelta(3)
    return christmas_break(year, extra) | {maundy + timedelta(number) for number in range(6)}


def counts(unit, world):
    """The rule that says whether a day counts for this unit."""
    paused = {first + timedelta(n) for first, end in world.pauses for n in range((end - first).days)}
    if unit is Unit.WORKING_DAYS:
        return lambda day: (
            not (on(day, "saturday", "sunday") or day in HOLIDAYS | world.proclaimed | world.closed | paused)
        )
    if unit is Unit.CLEAR_DAYS:
        resting = {day for year in range(2010, 2045) for day in breaks(year, world.proclaimed)}
        return lambda day: not (on(day, "sunday") or day in HOLIDAYS | world.proclaimed | resting | paused)
    return lambda day: day not in paused


def eligible(unit, start, sign, world):
    """All days after (or before) the start that count, nearest first."""
    rule = counts(unit, world)
    if sign > 0:
        days = rrule(DAILY, dtstart=start + timedelta(1), count=1500)
    else:
        days = reversed(list(rrule(DAILY, dtstart=start - timedelta(1500), count=1500)))
    return [day.date() for day in days if rule(day.date())]


def month_end(start, months):
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(year, month + 1, min(start.day, last))


def brute_force(limit, start, world):
    sign = 1 if limit.direction is Direction.AFTER else -1
    number = limit.number + sum(extension.number for extension in world.extensions)
    if limit.unit is Unit.MONTHS:
        number = abs((month_end(start, sign * number) - start).days)
    last = eligible(limit.unit, start, sign, world)[number - 1]
    return last + timedelta(sign) if limit.unit is Unit.CLEAR_DAYS else last
