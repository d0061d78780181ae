"""What a redline promises: both texts can be read from it, and each clause is found again where a reader would."""

from hypothesis import given
from hypothesis import strategies as st

from protocols.diffing import Clause, Piece, Section, compare, word_diff

STAFF = (
    Clause("2.1", "", "Councillors decide together what the council does."),
    Clause("2.2", "", "A councillor must not seek to instruct any employee. Work is given out by the Clerk."),
    Clause("2.2", "", "Anything wanted for an agenda is sent to the Clerk in good time."),
    Clause("2.3", "", "Staff can expect:\na) courtesy;\nb) to be left to do their work."),
)
AIMS = (
    Clause("1.1", "", "This protocol helps everybody to work well together."),
    Clause("1.2", "", "It is kept by the Clerk."),
)
OLD = [Section("1", "Purpose", AIMS), Section("2", "Who does what", STAFF)]

VOCABULARY = ["the", "clerk", "council", "may", "not", "must", "staff", "£5", "café", ",", ".", ";", "\n"]
words = st.lists(st.sampled_from(VOCABULARY), max_size=40)
prose = st.one_of(st.text(max_size=80), words.map(" ".join))
clauses = st.builds(Clause, st.sampled_from(["", "1", "1.1", "2.3.5", "(a)"]), st.just(""), prose)
sections = st.builds(
    Section,
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", "Aims", "Staff"]),
    st.lists(clauses, max_size=6).map(tuple),
)


def numbered(section, *new_clauses, heading=None):
    """The section's clauses anew, numbered as they come."""
    refs = [f"{section.number}.{place}" for place in range(1, len(new_clauses) + 1)]
    renumbered = tuple(Clause(ref, c.heading, c.text) for ref, c in zip(refs, new_clauses, strict=True))
    return Section(section.number, heading or section.heading, renumbered)


def kinds(comparison):
    """(text, kinds) of every clause that changed; the text is the newer one."""
    changes = [change for section in comparison.sections for change in section.changed]
    return [((change.new or change.old).text, change.kinds) for change in changes]


@given(prose, prose)
def test_a_redline_reproduces_both_texts(old, new):
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


@given(st.lists(sections, max_size=5), st.lists(sections, max_size=5))
def test_every_clause_of_both_versions_is_in_a_comparison_once(old, new):
    comparison = compare(old, new)
    changes = [change for section in comparison.sections for change in section.clauses]
    assert [c.new for c in changes if c.new] == [clause for section in new for clause in section.clauses]
    was = [clause for section in old for clause in section.clauses]
    assert sorted(map(repr, (c.old for c in changes if c.old))) == sorted(map(repr, was))
    assert [s.new for s in comparison.sections if s.new] == new


@given(st.lists(sections, max_size=5))
def test_a_version_is_the_same_as_itself(version):
    assert compare(version, version).is_same


def test_words_are_marked_and_not_letters():
    assert word_diff("The Clerk may reply in five days.", "The Clerk must reply in ten days.") == [
        Piece("same", "The Clerk "),
        Piece("removed", "may"),
        Piece("added", "must"),
        Piece("same", " reply in "),
        Piece("removed", "five"),
        Piece("added", "ten"),
        Piece("same", " days."),
    ]


def test_blanks_between_changed_words_are_part_of_the_change():
    assert word_diff("any one employee", "some two officers") == [
        Piece("removed", "any one employee"),
        Piece("added", "some two officers"),
    ]


def test_two_clauses_of_one_reference_stay_themselves():
    reworded = Clause("2.2", "", "Anything wanted for an agenda is sent to the Clerk seven days before.")
    comparison = compare(OLD, [OLD[0], Section("2", "Who does what", (STAFF[0], STAFF[1], reworded, STAFF[3]))])
    assert kinds(comparison) == [(reworded.text, ("reworded",))]


def test_a_clause_put_in_front_only_renumbers_what_follows():
    added = Clause("", "", "The mayor opens the annual meeting of the parish.")
    section = numbered(OLD[1], added, *STAFF)
    comparison = compare(OLD, [OLD[0], section])
    assert comparison.counts == {"unchanged": 2, "added": 1, "renumbered": 4}


def test_a_clause_keeps_its_partner_when_it_is_renumbered_and_reworded():
    changed = Clause(
        "", "", "A councillor must never seek to instruct any employee. Work is given out by the Clerk alone."
    )
    comparison = compare(OLD, [OLD[0], numbered(OLD[1], changed, STAFF[0], STAFF[2], STAFF[3])])
    assert comparison.counts == {"unchanged": 2, "reworded": 1, "moved": 1, "renumbered": 4}
    assert (changed.text, ("reworded", "renumbered")) in kinds(comparison)


def test_a_clause_moved_to_another_section_says_where_it_came_from():
    new = [Section("1", "Purpose", (AIMS[0],)), Section("2", "Who does what", (*STAFF, AIMS[1]))]
    (change,) = compare(OLD, new).sections[1].changed
    assert change.kinds == ("moved",)
    assert change.came_from == OLD[0]


def test_a_whole_section_that_moved_is_one_move():
    old = [*OLD, Section("3", "Meetings", (Clause("3.1", "", "Notice is given three clear days before."),))]
    comparison = compare(old, [old[2], old[0], old[1]])
    assert comparison.section_counts == {"moved": 1, "unchanged": 2}
    assert comparison.counts == {"unchanged": 7}


def test_a_section_is_known_by_its_clauses_when_its_heading_changes():
    comparison = compare(OLD, [OLD[0], Section("2", "Roles", STAFF)])
    assert comparison.section_counts == {"unchanged": 1, "reworded": 1}
    assert comparison.counts == {"unchanged": 6}


def test_what_was_removed_stands_where_it_stood():
    comparison = compare(OLD, [OLD[0], Section("2", "Who does what", (STAFF[0], *STAFF[2:]))])
    assert [change.kinds for change in comparison.sections[1].clauses] == [(), ("removed",), (), ()]


def test_texts_that_share_only_a_reference_are_one_removed_and_one_added():
    other = Clause("2.1", "", "Every allotment holder pays rent on Lady Day.")
    comparison = compare(OLD, [OLD[0], Section("2", "Who does what", (other, *STAFF[1:]))])
    assert comparison.counts == {"unchanged": 5, "removed": 1, "added": 1}


def test_a_new_end_of_a_line_is_no_new_wording():
    wrapped = tuple(Clause(c.ref, c.heading, c.text.replace(" the ", "\nthe ")) for c in STAFF)
    assert compare(OLD, [OLD[0], Section("2", "Who does what", wrapped)]).is_same


def long_version(mark):
    """Thirty sections of ten clauses that share most of their words, as clauses do."""
    filling = "and the council of the parish " * 10
    text = f"The Clerk of the council {mark} see to item{{}} of topic{{}} {filling}".format
    return [
        Section(f"{s}", f"Section {s}", tuple(Clause(f"{s}.{c}", "", text(s * 10 + c, c)) for c in range(10)))
        for s in range(30)
    ]


def test_three_hundred_reworded_clauses_find_their_partners():
    comparison = compare(long_version("may"), long_version("must"))
    assert comparison.counts == {"reworded": 300}
    assert all(len(change.pieces) == 4 for section in comparison.sections for change in section.clauses)
