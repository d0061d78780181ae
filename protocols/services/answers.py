"""Confirming what a protocol says of its council, and taking it over into the council's profile."""

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.calendar import Limit
from councils.errors import Overtaken, Refused
from councils.profile import LIMITS
from councils.services.deadlines import profile_on
from councils.services.profiles import set_profile
from protocols.models import ProfileAnswer, Version
from protocols.profile import questions
from protocols.services.streams import stream_of


@transaction.atomic
def set_answer(version, *, question, value, clause, by):
    """The Clerk says what the text has to say on a question; None is that it says nothing."""
    Version.objects.select_for_update().get(pk=version.pk)
    known = version.profile_answers.filter(question=question).first()
    fields = {"value": value, "clause": clause, "confirmed_by": by, "confirmed_at": timezone.now()}
    fields["words"] = known.words if known and known.clause == clause and value is not None else ""
    ProfileAnswer.objects.update_or_create(version=version, question=question, defaults=fields)
    data = {"version": version.number, "question": question, "value": value, "clause": clause and clause.anchor}
    history.record(stream_of(version.protocol), "answer_set", council=version.protocol.council, by=by, data=data)


@transaction.atomic
def confirm_answers(version, seen, *, by):
    """Confirm several answers in one go; `seen` is {question: the value, None where nothing was read}.

    Overtaken where an answer is no longer what was seen; then none is confirmed.
    """
    Version.objects.select_for_update().get(pk=version.pk)
    rows = {row.question: row for row in version.profile_answers.filter(question__in=seen)}
    if {name: rows[name].value if name in rows else None for name in seen} != seen:
        raise Overtaken("Somebody has changed one of these since you opened the page. Look at them again.")
    confirmed = {"confirmed_by": by, "confirmed_at": timezone.now()}
    ProfileAnswer.objects.bulk_create(
        ProfileAnswer(version=version, question=name, **confirmed) for name in seen if name not in rows
    )
    version.profile_answers.filter(question__in=rows, confirmed_at=None).update(**confirmed)
    data = {"version": version.number, "answers": seen}
    history.record(stream_of(version.protocol), "answers_confirmed", council=version.protocol.council, by=by, data=data)


def changes_of_profile(version, on):
    """(question, what applies on a day or None, what the text says) of each confirmed answer that differs from it."""
    profile = profile_on(version.protocol.council, on)
    terms, limits = (profile.terms, profile.limits) if profile else ({}, {})
    for name, row in _confirmed(version).items():
        applies = limits.get(name) if _is_limit(row) else terms.get(name)
        if applies != row.value:
            yield questions()[name], applies, row.value


@transaction.atomic
def use_answers(version, *, applies_from, seen, by):
    """Begin a version of the council's profile with the confirmed answers; what the text is silent on stays as it is.

    `seen` is the number of the newest version of the profile that the Clerk knew of.
    """
    council = version.protocol.council
    if not list(changes_of_profile(version, applies_from)):
        raise Refused("The council’s profile already says all that is confirmed here.")
    profile = profile_on(council, applies_from)
    terms, limits = (dict(profile.terms), dict(profile.limits)) if profile else ({}, {})
    for name, row in _confirmed(version).items():
        (limits if _is_limit(row) else terms)[name] = row.value
    facts = {"applies_from": applies_from, "seen": seen, "by": by, "sources": _sources(version)}
    return set_profile(council=council, limits=limits, terms=terms, **facts)


def _sources(version):
    """Where the text says each limit that is confirmed: see councils.models.Profile."""
    return {name: _source(version, row.clause) for name, row in _confirmed(version).items() if _is_limit(row)}


def _source(version, clause):
    if clause is None:
        return {"words": str(version), "url": version.get_absolute_url()}
    return {"words": f"{clause.label[0].upper()}{clause.label[1:]} of {version}", "url": clause.get_absolute_url()}


def _confirmed(version):
    """{question: ProfileAnswer} of what is confirmed and not silent, in the order of the pages."""
    rows = version.profile_answers.filter(confirmed_at__isnull=False)
    rows = rows.select_related("clause__version__protocol__council", "clause__section")
    known = {row.question: row for row in rows if row.value is not None}
    return {name: known[name] for name in questions() if name in known}


def _is_limit(row):
    """Whether the answer is one of the limits that the council counts by; "in good time" is not."""
    if row.question not in LIMITS:
        return False
    try:
        return bool(Limit.parse(row.value))
    except ValueError:
        return False
