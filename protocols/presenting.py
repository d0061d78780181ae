"""The Clerk's lists of what we read in a version: rules and their clauses, answers, and what it does not say."""

import json
from dataclasses import dataclass

from councils.titles import titled
from protocols import carriers, gaps
from protocols.models import Basis, Clause
from protocols.profile import in_words, questions
from protocols.services.rules import ABSENT

OF_RULES = {"": "All", "explicit": "Says so", "implied": "Implies it", "absent": "Absent", "open": "Not confirmed yet"}
OF_ANSWERS = {"": "All", "explicit": "Said", "absent": "Not said", "open": "Not confirmed yet"}


@dataclass(frozen=True)
class Row:
    """One line of a list. `basis` is explicit, implied or absent; `token` is what a tick says was seen."""

    name: str
    title: str
    basis: str
    said: str = ""
    clause: Clause | None = None
    words: str = ""
    is_confirmed: bool = False
    token: str = ""

    @property
    def is_absent(self):
        return self.basis == ABSENT


def rule_rows(version):
    """A Row for each rule of the catalogue, in its order."""
    rows = {row.rule: row for row in version.rule_clauses.select_related("clause__version__protocol__council")}
    absences = set(version.rule_absences.values_list("rule", flat=True))
    return [_rule(rule, titled(title), rows.get(rule), rule in absences) for rule, title in carriers.titles().items()]


def _rule(rule, title, row, is_said_absent):
    if row is None:
        return Row(rule, title, ABSENT, is_confirmed=is_said_absent, token=json.dumps([rule, [ABSENT, None]]))
    words = carriers.words_for(rule, [(block["kind"], block["text"]) for block in row.clause.blocks])
    return Row(
        rule,
        title,
        row.basis,
        said=row.get_basis_display(),
        clause=row.clause,
        words=words,
        is_confirmed=bool(row.confirmed_at),
        token=json.dumps([rule, [row.basis, row.clause_id]]),
    )


def other_carriers(version, rule, cited):
    """(clause, what it does, its words) of each clause that speaks of the rule, but for the one that is cited."""
    clauses = list(version.clauses.select_related("version__protocol__council"))
    read = carriers.carriers_of(
        rule, [[(block["kind"], block["text"]) for block in clause.blocks] for clause in clauses]
    )
    return [
        (clauses[proposal.index], Basis(proposal.basis).label, proposal.words)
        for proposal in read
        if clauses[proposal.index].pk != cited
    ]


def answer_rows(version):
    """A Row for each question on the council; what is neither read nor confirmed is absent."""
    answers = version.profile_answers.select_related("clause__version__protocol__council")
    known = {row.question: row for row in answers}
    return [_answer(question, known.get(name)) for name, question in questions().items() if question.is_kept]


def _answer(question, row):
    if row is None:
        return Row(question.name, question.label, ABSENT, token=json.dumps([question.name, None]))
    said = in_words(question, row.value)
    basis = "explicit" if said else ABSENT
    token = json.dumps([question.name, row.value])
    words = row.words.split("\n")[0]
    return Row(question.name, question.label, basis, said, row.clause, words, bool(row.confirmed_at), token)


def counted(rows, filters):
    """(filter, its words, how many rows it leaves) of each filter."""
    return [(name, words, len(filtered(rows, name))) for name, words in filters.items()]


def filtered(rows, name):
    if name == "open":
        return [row for row in rows if not row.is_confirmed]
    return [row for row in rows if not name or row.basis == name]


def gap_rows(version):
    """(heading, [(Row, Gap)]) of what the version does not say, what the law speaks of first."""
    silent = {row.name: row for row in [*rule_rows(version), *answer_rows(version)] if row.is_absent}
    listed = [(silent[name], gap) for name, gap in gaps.known().items() if name in silent]
    return [
        (heading, [pair for pair in listed if pair[1].weight == weight]) for weight, heading in gaps.WEIGHTS.items()
    ]
