"""The first conversation and informal talks."""

from django.db import transaction

from grievances.services.steps import take_step


@transaction.atomic
def first_talk(case, *, parts, seen, how, words, at=None):
    """The councillor's own conversation: held, or unsuitable and why."""
    take_step(case, "first-talk", parts=parts, seen=seen, words=words, data={"how": how}, at=at)


@transaction.atomic
def record_talk(case, *, parts, seen, on, present, words, at=None):
    """`present` are the keys of the Parts of those who were there; they alone read it, beside the handler."""
    data = {"on": on.isoformat(), "shown_to": [int(key) for key in present]}
    take_step(case, "record-talk", parts=parts, seen=seen, words=words, data=data, at=at)
