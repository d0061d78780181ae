"""What we read in a text beside its words, kept for the Clerk to confirm."""

from django.db import transaction

from councils import history
from protocols.carriers import propose
from protocols.models import ProfileAnswer, RuleClause, Version
from protocols.profile import questions, read_profile
from protocols.services.documents import parsed_of
from protocols.services.streams import stream_of


def keep_proposals(version, clauses, parsed):
    """Keep which clause carries which rule, and what is said of the council; `clauses` are the rows of `parsed`.

    Nothing is proposed where there is a row already: the Clerk has confirmed it.
    """
    rules, answered = _settled(version)
    found = propose([[(block["kind"], block["text"]) for block in clause.blocks] for clause in clauses])
    RuleClause.objects.bulk_create(
        RuleClause(version=version, rule=rule, clause=clauses[proposal.index], basis=proposal.basis)
        for rule, proposal in found.items()
        if rule not in rules
    )
    answers = read_profile(parsed)
    ProfileAnswer.objects.bulk_create(
        _row(version, name, answers[name], clauses)
        for name, question in questions().items()
        if question.is_kept and answers[name].value is not None and name not in answered
    )


@transaction.atomic
def read_again(version, *, by):
    """Read a text anew with what the site knows of wordings today."""
    Version.objects.select_for_update().get(pk=version.pk)
    propose_again(version)
    council, data = version.protocol.council, {"version": version.number}
    history.record(stream_of(version.protocol), "read_again", council=council, by=by, data=data)


def propose_again(version):
    """Read the proposals anew; what the Clerk confirmed stays as it is."""
    version.rule_clauses.filter(confirmed_at=None).delete()
    version.profile_answers.filter(confirmed_at=None).delete()
    mended = Version.objects.with_text().get(pk=version.pk)
    clauses = [clause for section in mended.sections.all() for clause in section.clauses.all()]
    keep_proposals(mended, clauses, parsed_of(mended))


def _settled(version):
    rules = {*version.rule_clauses.values_list("rule", flat=True)}
    rules |= {*version.rule_absences.values_list("rule", flat=True)}
    return rules, {*version.profile_answers.values_list("question", flat=True)}


def _row(version, name, answer, clauses):
    source = answer.sources[0] if answer.sources else None
    return ProfileAnswer(
        version=version,
        question=name,
        value=answer.value,
        clause=source and clauses[source.index],
        words="\n".join(source.words for source in answer.sources),
    )
