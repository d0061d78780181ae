"""The calendar against a second counter, and what must hold of every count."""

from datetime import date, timedelta
from types import SimpleNamespace

from dateutil.rrule import DAILY, rrule
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from councils.calendar import Calendar, Direction, Limit, Unit, WorkPattern, deadline
from tests.councils.second_counter import HOLIDAYS, brute_force, easter_sunday

DAYS = st.dates(date(2012, 1, 1), date(2040, 12, 31))
NEAR = st.integers(-30, 120)
UNITS, DIRECTIONS = st.sampled_from(Unit), st.sampled_from(Direction)


@st.composite
def situations(draw, unit=UNITS, direction=DIRECTIONS):
    """A limit, an event, and a council's world around it: closures, proclaimed days, pauses, extensions."""
    limit = Limit(draw(st.integers(1, 30)), draw(unit), draw(direction))
    if limit.unit is Unit.MONTHS:
        limit = Limit(limit.number % 13 or 1, limit.unit, limit.direction)
    start = draw(DAYS)
    sign = 1 if limit.direction is Direction.AFTER else -1
    near = st.builds(lambda number: start + timedelta(sign * number), NEAR)
    pause = st.builds(lambda day, length: (day, day + timedelta(length)), near, st.integers(0, 40))
    world = SimpleNamespace(
        closed=draw(st.sets(near, max_size=6)),
        proclaimed=draw(st.sets(near, max_size=4)),
        pauses=draw(st.lists(pause, max_size=3)),
        extensions=[Limit(number, limit.unit) for number in draw(st.lists(st.integers(1, 5), max_size=2))],
    )
    return limit, start, world


def counted(limit, start, world, **others):
    calendar = Calendar(dict.fromkeys(world.closed, "closed"), dict.fromkeys(world.proclaimed, "holiday"))
    terms = {"pauses": world.pauses, "extensions": world.extensions} | others
    return deadline(limit, start, calendar, **terms)


def test_both_know_the_same_bank_holidays():
    days = [day.date() for day in rrule(DAILY, dtstart=date(2012, 1, 1), until=date(2040, 12, 31))]

    assert [day for day in days if Calendar().bank_holiday(day)] == sorted(
        day for day in HOLIDAYS if 2012 <= day.year <= 2040
    )


@settings(max_examples=600)
@given(situations())
def test_calendar_agrees_with_brute_force(situation):
    assert counted(*situation).due == brute_force(*situation)


CHRISTMAS = st.builds(
    lambda year, number: date(year, 12, 10) + timedelta(number), st.integers(2012, 2039), st.integers(0, 30)
)
EASTER = st.builds(
    lambda year, number: easter_sunday(year) + timedelta(number), st.integers(2012, 2039), st.integers(-12, 12)
)


@settings(max_examples=400)
@given(situations(unit=st.sampled_from([Unit.WORKING_DAYS, Unit.CLEAR_DAYS])), CHRISTMAS | EASTER)
def test_calendar_agrees_with_brute_force_around_christmas_and_easter(situation, start):
    limit, _, world = situation

    assert counted(limit, start, world).due == brute_force(limit, start, world)


@settings(max_examples=150)
@given(situations())
def test_as_many_days_are_counted_as_the_limit_and_its_extensions_say(situation):
    limit, start, world = situation
    result = counted(limit, start, world)
    number = limit.number + sum(extension.number for extension in world.extensions)

    if limit.unit is not Unit.MONTHS:
        assert sum(day.counted for day in result.days) == number
    assert [day for day in result.days if day.counted == bool(day.reason)] == []


@settings(max_examples=150)
@given(situations())
def test_days_run_from_the_event_to_the_due_date_without_a_gap(situation):
    limit, start, world = situation
    days = [day.date for day in counted(limit, start, world).days]
    step = timedelta(1 if limit.direction is Direction.AFTER else -1)

    assert days == [start + step * number for number in range(len(days))]


AFTER = st.just(Direction.AFTER)


@settings(max_examples=150)
@given(situations(direction=AFTER))
def test_later_event_is_never_due_earlier(situation):
    limit, start, world = situation
    # Months differ in length: one that begins a day later can end earlier once a pause has pushed both past its end.
    assume(limit.unit != Unit.MONTHS or not world.pauses)

    assert counted(limit, start, world).due <= counted(limit, start + timedelta(1), world).due


@settings(max_examples=150)
@given(situations(direction=AFTER))
def test_longer_limit_is_due_later(situation):
    limit, start, world = situation
    longer = Limit(limit.number + 1, limit.unit)

    assert counted(limit, start, world).due < counted(longer, start, world).due


@settings(max_examples=150)
@given(situations(direction=AFTER), NEAR, st.integers(0, 40))
def test_pause_closure_or_holiday_never_makes_a_date_earlier(situation, offset, length):
    limit, start, world = situation
    day = start + timedelta(offset)
    before = counted(limit, start, world).due
    added = {"pauses": [*world.pauses, (day, day + timedelta(length))]}
    world.closed, world.proclaimed = world.closed | {day}, world.proclaimed | {day}

    assert before <= counted(limit, start, world).due <= counted(limit, start, world, **added).due


@settings(max_examples=150)
@given(situations(), st.lists(st.tuples(st.integers(1, 5), UNITS), max_size=4), st.randoms())
def test_order_of_pauses_and_extensions_does_not_matter(situation, granted, shuffle):
    limit, start, world = situation
    extensions = [Limit(number, unit) for number, unit in granted]
    due = counted(limit, start, world, extensions=extensions).due
    shuffle.shuffle(extensions)
    shuffle.shuffle(world.pauses)

    assert counted(limit, start, world, extensions=extensions).due == due


@settings(max_examples=150)
@given(situations(unit=st.just(Unit.CLEAR_DAYS), direction=AFTER))
def test_notice_on_the_last_day_for_a_meeting_is_in_time(situation):
    limit, start, world = situation
    meeting = counted(limit, start, world).due
    notice = counted(Limit(limit.number, limit.unit, Direction.BEFORE), meeting, world).due

    assert start <= notice
    assert counted(limit, notice, world).due <= meeting


@settings(max_examples=150)
@given(situations(unit=st.just(Unit.WORKING_DAYS)), st.sets(st.integers(0, 4), min_size=1))
def test_clerk_is_never_due_on_a_day_off(situation, weekdays):
    limit, start, world = situation
    clerks = Limit(limit.number, limit.unit, limit.direction, clerk_days=True)
    result = counted(clerks, start, world, pattern=WorkPattern(weekdays))

    assert {day.date.weekday() for day in result.days if day.counted} <= weekdays


@settings(max_examples=150)
@given(
    situations(unit=st.just(Unit.WORKING_DAYS)),
    st.lists(st.tuples(NEAR, st.sets(st.integers(0, 4), min_size=1)), max_size=4, unique_by=lambda change: change[0]),
)
def test_clerk_whose_days_change_is_due_by_the_days_of_the_time(situation, offsets):
    limit, start, world = situation
    clerks = Limit(limit.number, limit.unit, limit.direction, clerk_days=True)
    changes = [(start + timedelta(offset), weekdays) for offset, weekdays in offsets]
    result = counted(clerks, start, world, pattern=WorkPattern(changes=changes))

    for day in result.days[1:]:
        begun = [change for change in sorted(changes, key=lambda change: change[0]) if change[0] <= day.date]
        works = day.date.weekday() in (begun[-1][1] if begun else range(5))
        assert works or not day.counted
    assert result.days[-1].counted
