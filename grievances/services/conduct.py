"""Passing a complaint about a councillor on, and meeting the employer's own duty (Moores v Bude-Stratton TC)."""

from django.db import transaction

from councils.errors import Refused
from grievances.services.steps import take_step


@transaction.atomic
def refer(case, *, name, parts, seen, officer, council, on, at=None):
    """Record that it went to the Monitoring Officer. Raises Refused where that very person mediated."""
    for attempt in case.attempt_set.exclude(mediator=None).select_related("mediator__outsider"):
        attempt.mediator.outsider.case = case
        if _same(attempt.mediator.outsider.name, officer):
            raise Refused(f"{officer} mediated in this case and cannot receive it. Name the deputy or another officer.")
    words = f"{officer}, {council}"
    take_step(case, name, parts=parts, seen=seen, words=words, data={"on": on.isoformat()}, at=at)


def _same(one, other):
    return " ".join(one.lower().split()) == " ".join(other.lower().split())


@transaction.atomic
def meet_employee(case, *, parts, seen, on, companion, support, words, at=None):
    data = {"on": on.isoformat(), "companion": companion}
    kept = f"{words}\n\nSupport: {support}" if support else words
    take_step(case, "meet-employee", parts=parts, seen=seen, words=kept, data=data, at=at)


@transaction.atomic
def answer_reply_appeal(case, *, parts, seen, heard_by, words, at=None):
    """By two or more people who did not give the reply."""
    data = {"heard_by": [person.pk for person in heard_by]}
    names = ", ".join(person.name for person in heard_by)
    kept = f"{words}\n\nHeard by: {names}"
    take_step(case, "answer-reply-appeal", parts=parts, seen=seen, words=kept, data=data, at=at)
