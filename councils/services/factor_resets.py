"""Letting somebody back in who has lost the second step: two people of the council agree, never one, never oneself.

Whoever asks has given the password and followed a link to the mailbox of the account (docs/decisions/0042).
"""

from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from councils import guarded, history, mail, second_factor
from councils.access import CLERKS, people_with, persons_with_roles, roles_of
from councils.errors import Overtaken, Refused
from councils.mail_links import LOST_FACTOR_SALT
from councils.models import FactorReset, Person, Role, Seat, User
from councils.models.bodies import Office
from councils.services.turns import in_turn

ENOUGH = 2
# Seconds for which the link is good, and in which no second one is sent.
LINK_LIVES = 60 * 60
LINK_EVERY = 5 * 60


def persons_of(user):
    """Who an account is to its councils today."""
    return [person for person in persons_with_roles().filter(user=user).select_related("council") if roles_of(person)]


def person_of(row, council):
    """Who has asked, to a council; None where the account is nothing to it (any more)."""
    return next((person for person in persons_of(row.user) if person.council_id == council.pk), None)


def seconds(person):
    """Who can agree: clerks, chair and vice-chair, those on a guarded body; where they are too few, councillors too.

    Nobody where two cannot be found, or only clerks, who work under one another.
    """
    council = person.council
    offices = {"committee__council": council, "committee__is_full_council": True}
    chairs = Seat.objects.current().filter(**offices, office__in=(Office.CHAIR, Office.VICE_CHAIR))
    heads = Person.objects.filter(Q(pk__in=chairs.values("person")) | Q(pk__in=guarded.members(council).values("pk")))
    for further in ((), people_with(council, Role.COUNCILLOR)):
        found = {one.pk: one for one in (*people_with(council, *CLERKS), *heads, *further) if _may_answer(one, person)}
        if _are_enough(council, found):
            return list(found.values())
    return []


def _may_answer(one, person):
    return one.user_id is not None and one.user_id != person.user_id


def _are_enough(council, keys):
    clerks = {clerk.pk for clerk in people_with(council, *CLERKS)}
    return len(keys) >= ENOUGH and not clerks.issuperset(keys)


def send_link(user):
    """To the mailbox of the account, for somebody who has given its password. A second press sends nothing."""
    if cache.add(f"lost factor {user.pk}", True, LINK_EVERY):
        mail.post("factor_reset_link", user=user, link=mail.Link.LOST_FACTOR)


def user_of(token):
    """The account that a link is for; None where it has run out, was tampered with, or has no second step to lose."""
    try:
        key = signing.loads(token, salt=LOST_FACTOR_SALT, max_age=LINK_LIVES)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=key, is_active=True).first()
    return user if user and second_factor.has_one(user) else None


@transaction.atomic
def ask(user):
    """Ask those who can agree, in every council of the account. Refused where there are none."""
    User.objects.select_for_update().get(pk=user.pk)
    asked = {person: seconds(person) for person in persons_of(user)}
    if not any(asked.values()):
        raise Refused("There are no two people here who could agree. Ask the person who runs this site.")
    if FactorReset.objects.open().filter(user=user).exists():
        return
    row = FactorReset.objects.create(user=user)
    history.record(_stream(user), "second_factor_reset_asked", council=None)
    for person, others in asked.items():
        for other in others:
            url = reverse("factor-reset", args=[person.council.slug, row.pk])
            mail.post("factor_reset_asked", person=other, council=person.council, context={"who": person, "url": url})


@transaction.atomic
def answer(row, *, by, agrees):
    """Agree or refuse. The second one of a council who agrees resets it; one who refuses ends it."""
    in_turn(by.council)
    FactorReset.objects.select_for_update().get(pk=row.pk)
    if not row.is_open or row.answers.filter(person=by).exists():
        raise Overtaken("This was answered, has run out, or is not needed any more.")
    person = person_of(row, by.council)
    if person is None or by not in seconds(person):
        raise Refused("This is for somebody else to answer.")
    row.answers.create(person=by, agrees=agrees)
    kind = "second_factor_reset_agreed" if agrees else "second_factor_reset_refused"
    history.record(_stream(row.user), kind, council=by.council, by=by)
    if not agrees:
        _end(row)
        mail.post("account_changed", user=row.user, context={"what": "A reset of your second step was refused"})
    elif _are_enough(by.council, set(row.answers.filter(person__council=by.council).values_list("person", flat=True))):
        _do(row, by)


def _do(row, by):
    FactorReset.objects.filter(pk=row.pk).update(done_at=timezone.now())
    second_factor.reset(row.user, by=by.user)
    for person in persons_of(row.user):
        for other in seconds(person):
            mail.post("factor_reset_done", person=other, council=person.council, context={"who": person})


def take_back(user):
    """Whoever signs in has the second step: what was asked for in the meantime is not needed, or was not theirs."""
    for row in FactorReset.objects.open().filter(user=user):
        _end(row)
        history.record(_stream(user), "second_factor_reset_taken_back", council=None)


def _end(row):
    FactorReset.objects.filter(pk=row.pk, done_at=None).update(ended_at=timezone.now())


def _stream(user):
    return f"councils.account:{user.pk}"
