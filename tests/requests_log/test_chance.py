"""The test for chance: against every possible way of handing out the answer times, and figures worked out by hand."""

from itertools import combinations
from math import exp
from random import Random

import pytest

from requests_log.reports.chance import above, chance_of, statistic


def share_of_all_ways(first, second):
    """Of all ways to share the times out in two lines of these sizes, how many differ as much or more."""
    times, found = [*first, *second], statistic([first, second])
    ways = list(combinations(range(len(times)), len(first)))
    as_much = 0
    for chosen in ways:
        one = [times[n] for n in chosen]
        other = [time for n, time in enumerate(times) if n not in chosen]
        as_much += statistic([one, other]) >= found - 1e-9
    return as_much / len(ways)


@pytest.mark.parametrize("seed", range(6))
def test_the_probability_is_close_to_trying_all_ways(seed):
    random = Random(seed)
    lines = [[random.randrange(20) + shift for _ in range(7)] for shift in (0, seed)]
    assert above(statistic(lines), 1) == pytest.approx(share_of_all_ways(*lines), abs=0.05)


def test_the_statistic_of_an_example_by_hand():
    # Ranks without ties: 1+2+3 = 6, 4+5+6 = 15, 7+8+9 = 24; H = 12/90 × (36+225+576)/3 − 30 = 7.2.
    assert statistic([[1, 2, 3], [4, 5, 6], [7, 8, 9]]) == pytest.approx(7.2)


def test_times_that_are_all_the_same_differ_by_nothing():
    assert statistic([[3] * 5, [3] * 20]) == 0
    assert chance_of([[3] * 5, [3] * 20]) == 1


def integral(value, freedom, steps=20_000, far=200.0):
    """The tail of the density of chi-squared, added up; scaled, so that no gamma function is needed."""
    width = far / steps
    middles = [width * (n + 0.5) for n in range(steps)]
    density = [x ** (freedom / 2 - 1) * exp(-x / 2) for x in middles]
    return sum(d for x, d in zip(middles, density, strict=True) if x > value) / sum(density)


@pytest.mark.parametrize("freedom", [2, 3, 4, 5, 8, 11])
@pytest.mark.parametrize("value", [0.5, 3.0, 12.0])
def test_the_tail_is_the_area_under_the_curve(value, freedom):
    assert above(value, freedom) == pytest.approx(integral(value, freedom), abs=2e-3)


def test_the_table_that_everybody_uses():
    assert [round(above(value, n), 3) for n, value in ((1, 3.841), (2, 5.991), (3, 7.815), (10, 18.307))] == [0.05] * 4


@pytest.mark.parametrize("lines", [[], [[1] * 30], [[1] * 5, [2] * 14], [[1] * 30, [2] * 4]])
def test_of_too_few_answers_nothing_is_said(lines):
    assert chance_of(lines) is None


def test_lines_treated_alike_are_seldom_taken_for_different():
    random, alarms = Random(7), 0
    for _ in range(300):
        lines = [[random.randrange(12) for _ in range(8)] for _ in range(4)]
        alarms += chance_of(lines) < 0.05
    assert alarms <= 300 * 0.08


def test_a_line_that_always_waits_longer_is_seen():
    assert chance_of([[1, 2, 3, 4, 5, 1, 2, 3], [8, 9, 10, 11, 12, 9, 8, 9], [2, 3, 4, 5, 1, 2]]) < 0.01
