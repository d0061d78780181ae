"""What is too small to be shown cannot be worked out from what is shown: tried with every combination."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from councils.small_numbers import Fewest, Size, not_shown

LEAST = Fewest(5)
sizes = st.lists(st.integers(0, 12), min_size=1, max_size=6)


def lines_of(numbers):
    return {f"line {n}": Size(answers, frozenset({n})) for n, answers in enumerate(numbers)}


def published(lines, hidden):
    """As rows of 0 and 1 over the lines: each that is shown, those that are not together, and all."""
    names = list(lines)
    rows = [[int(name == shown) for name in names] for shown in names if shown not in hidden]
    return [*rows, [int(name in hidden) for name in names], [1] * len(names)]


def rank(rows):
    rows, found = [[Fraction(cell) for cell in row] for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [cell - factor * other for cell, other in zip(row, pivot, strict=True)]
        found += 1
    return found


def small_sums(lines, fewest):
    """Every choice of lines that would be too small to be shown together, as rows."""
    names = list(lines)
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            if not fewest.met_by(*(lines[name] for name in chosen)):
                yield [int(name in chosen) for name in names]


def leaks(lines, fewest):
    rows = published(lines, not_shown(lines, fewest))
    known = rank(rows)
    return [small for small in small_sums(lines, fewest) if rank([*rows, small]) == known]


@given(sizes)
def test_no_sum_and_no_difference_of_what_is_shown_is_a_small_number(numbers):
    lines = lines_of(numbers)
    if LEAST.met_by(*lines.values()):  # else there is no report at all
        assert leaks(lines, LEAST) == []


@given(sizes)
def test_nothing_is_hidden_without_need(numbers):
    lines = lines_of(numbers)
    hidden = not_shown(lines, LEAST)
    small = {name for name, size in lines.items() if size.answers < LEAST.answers}
    assert small <= hidden
    if not small:
        assert not hidden


def test_one_small_line_takes_the_next_smallest_with_it():
    lines = lines_of([30, 4, 9, 12])
    assert not_shown(lines, LEAST) == {"line 1", "line 2"}


def test_two_small_lines_that_are_too_small_together_take_another():
    lines = lines_of([30, 1, 2, 12])
    assert not_shown(lines, LEAST) == {"line 1", "line 2", "line 3"}


def test_where_there_is_no_other_way_all_are_hidden():
    assert not_shown(lines_of([4, 30]), LEAST) == {"line 0", "line 1"}


def test_a_line_needs_enough_councillors_and_somebody_counted_twice_is_one():
    same, others = frozenset({1, 2}), frozenset({3, 4, 5})
    lines = {"A": Size(9, same), "B": Size(9, same), "C": Size(9, others), "D": Size(40, others)}
    assert not_shown(lines, Fewest(5, 3)) == {"A", "B", "C"}
