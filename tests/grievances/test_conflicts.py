"""Which panel is proposed: held against every panel that could be, on councils of 5 to 15 members."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as some

from grievances.conflicts import Bench, Candidate, Conflict, Terms, WayOut, is_lawful, propose_panel

SIZES = (5, 7, 9, 15)
PARTY, FIRST = Conflict.PARTY, Conflict.FIRST_PANEL


def seats(number, barred=(), why=PARTY):
    """The seats 0 … number-1, of which 0 is the head of the council."""
    return tuple(
        Candidate(key, f"No {key}", frozenset({why} if key in barred else ()), is_head=key == 0)
        for key in range(number)
    )


def keys(members):
    return {member.key for member in members}


def lawful_panels(bench):
    """By brute force: every set of seats of a size that the terms allow, with somebody to preside."""
    for size in range(max(bench.terms.quorum, 2), max(bench.terms.size, bench.terms.quorum, 2) + 1):
        for members in combinations([seat for seat in bench.seats if not seat.conflicts], size):
            if not bench.terms.head_not_alone or any(not member.is_head for member in members):
                yield members


def leaves_one(members, appeals):
    others = [
        Bench(tuple(seat for seat in appeal.seats if seat.key not in keys(members)), appeal.terms) for appeal in appeals
    ]
    return any(any(True for _ in lawful_panels(other)) for other in others)


def hold(bench, appeals):
    """The proposal is lawful wherever any panel is, and leaves an appeal wherever any lawful panel does."""
    found = propose_panel(bench, appeals=appeals)
    possible = list(lawful_panels(bench))
    assert bool(found.members) == bool(possible)
    if not possible:
        assert found.ways_out
        return
    assert keys(found.members) in [keys(members) for members in possible]
    assert not (found.presiding.is_head and bench.terms.head_not_alone)
    assert keys(found.reserves).isdisjoint(keys(found.members))
    assert all(seat.is_free for seat in found.reserves)
    assert found.leaves_appeal == any(leaves_one(members, appeals) for members in possible)
    assert leaves_one(found.members, appeals) == found.leaves_appeal


@pytest.mark.parametrize("terms", [Terms(), Terms(quorum=2), Terms(quorum=2, head_not_alone=False), Terms(size=4)])
@pytest.mark.parametrize("number", SIZES)
def test_a_lawful_panel_is_found_whenever_one_exists(number, terms):
    for conflicts in range(number + 1):
        for barred in (range(conflicts), range(number - conflicts, number)):
            bench = Bench(seats(number, barred), terms)
            hold(bench, (bench,))


@examples(max_examples=200)
@given(
    number=some.sampled_from(SIZES[:3]),
    size=some.integers(2, 4),
    quorum=some.integers(1, 3),
    head_not_alone=some.booleans(),
    data=some.data(),
)
def test_an_appeal_is_left_whenever_some_first_panel_leaves_one(number, size, quorum, head_not_alone, data):
    members = range(number)
    terms = Terms(size, quorum, 1, head_not_alone)
    body = data.draw(some.sets(some.sampled_from(members)))
    now, later = (data.draw(some.sets(some.sampled_from(members))) for _ in range(2))
    bench = Bench(tuple(seat for seat in seats(number, now) if seat.key in body), terms)
    same = Bench(tuple(seat for seat in seats(number, now | later) if seat.key in body), terms)
    hold(bench, (same, Bench(seats(number, now | later), terms)))


def test_the_usual_panel_has_three_members_and_a_reserve_and_leaves_the_appeal_alone():
    found = propose_panel(Bench(seats(7)), appeals=(Bench(seats(7)),))
    assert (len(found.members), len(found.reserves), found.leaves_appeal) == (3, 1, True)
    assert 0 not in keys(found.members)


def test_a_first_panel_that_leaves_no_appeal_is_proposed_with_a_warning():
    found = propose_panel(Bench(seats(5)), appeals=(Bench(seats(5)),))
    assert len(found.members) == 3
    assert found.leaves_appeal is False


def test_whoever_cannot_sit_is_shown_with_the_reason():
    found = propose_panel(Bench(seats(7, [3], Conflict.MEDIATED)))
    assert [(seat.key, set(seat.conflicts)) for seat in found.barred] == [(3, {Conflict.MEDIATED})]


def test_nobody_sits_alone_whatever_the_quorum():
    assert not propose_panel(Bench(seats(5, [1, 2, 3, 4]), Terms(size=1, quorum=1))).members
    assert len(propose_panel(Bench(seats(5, [2, 3, 4]), Terms(size=1, quorum=1))).members) == 2


def test_the_head_of_the_council_neither_presides_nor_sits_where_others_can():
    needed = propose_panel(Bench(seats(5, [3, 4])))
    assert 0 in keys(needed.members)
    assert needed.presiding.key != 0
    assert not is_lawful(needed.members[:1], Terms())


def test_where_the_first_panel_leaves_too_few_an_appeal_may_be_overridden_and_nothing_else_may():
    sat = Bench(seats(5, [1, 2, 3], FIRST))
    assert WayOut.OVERRIDE in propose_panel(sat).ways_out
    party = Bench(seats(5, [1, 2, 3], PARTY))
    assert propose_panel(party).ways_out == (WayOut.OTHER_BODY, WayOut.OUTSIDE, WayOut.OTHER_COUNCIL)


def test_a_case_about_the_whole_council_goes_outside():
    found = propose_panel(Bench(seats(9, range(9))), whole_council=True)
    assert found.ways_out[0] == WayOut.WHOLE_COUNCIL
