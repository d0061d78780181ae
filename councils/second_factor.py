"""Who needs a second factor to sign in, and who has one.

An app registers who needs one for what it holds; councils/ knows of clerks and of whoever runs the site.
"""

from allauth.mfa.models import Authenticator
from django.db import transaction

from councils import history, mail
from councils.access import CLERKS
from councils.errors import Refused
from councils.models import Membership, Session

_needs = []


def register(needs):
    """`needs(user)` says by one cheap query whether an account needs a second factor; it is asked on each page."""
    if needs not in _needs:
        _needs.append(needs)


def is_needed_by(user):
    return any(needs(user) for needs in _needs)


def has_one(user):
    """Recovery codes alone are none: they stand in for one that is lost."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def is_a_clerk(user):
    return Membership.objects.current().filter(role__in=CLERKS, person__user=user).exists()


def runs_the_site(user):
    return user.is_staff


@transaction.atomic
def reset(user, *, by=None):
    """For somebody who has lost theirs: takes all of them away, ends every session, and writes to the owner.

    `by` is the account of whoever does it on the site, None for whoever runs it. Refused for one's own.
    """
    if by == user:
        raise Refused("Nobody resets their own second factor. Ask another clerk or whoever runs the site.")
    Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(user=user).delete()
    history.record(f"councils.account:{user.pk}", "second_factor_reset", council=None)
    mail.post("second_factor_reset", user=user)
