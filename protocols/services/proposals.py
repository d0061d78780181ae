"""What we read in a text beside its words, kept for the Clerk to confirm."""

from protocols.carriers import propose
from protocols.models import ProfileAnswer, RuleClause
from protocols.profile import questions, read_profile


def keep_proposals(version, clauses, parsed):
    """Keep which clause carries which rule, and what is said of the council; `clauses` are the rows of `parsed`."""
    found = propose([[(block["kind"], block["text"]) for block in clause.blocks] for clause in clauses])
    RuleClause.objects.bulk_create(
        RuleClause(version=version, rule=rule, clause=clauses[proposal.index], basis=proposal.basis)
        for rule, proposal in found.items()
    )
    answers = read_profile(parsed)
    ProfileAnswer.objects.bulk_create(
        _row(version, name, answers[name], clauses)
        for name, question in questions().items()
        if question.is_kept and answers[name].value is not None
    )


def _row(version, name, answer, clauses):
    source = answer.sources[0] if answer.sources else None
    return ProfileAnswer(
        version=version,
        question=name,
        value=answer.value,
        clause=source and clauses[source.index],
        words="\n".join(source.words for source in answer.sources),
    )
