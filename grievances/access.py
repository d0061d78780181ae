"""Who may come to a case: whoever has a part in it, and nobody by office.

There is no way round for clerks, deputies, superusers or the site's owner. A person of the council without a part gets
the same 404 as for a case that does not exist.
"""

from dataclasses import dataclass
from functools import wraps

from django.http import Http404
from django.views.decorators.cache import never_cache

from councils.access import Access
from councils.confirmation import recently_confirmed
from councils.models import Council, Person
from grievances.models import Part
from grievances.workflow import PartKind

# The key of the session under which an outsider's part lies once the code of the personal link was typed.
OUTSIDE_PART = "grievances.part"


@dataclass(frozen=True)
class Who:
    """Somebody at the door: a person of the council, or an outsider with a part in one case."""

    council: Council
    person: Person | None = None
    outside_part: int | None = None
    access: Access | None = None

    @property
    def is_anybody(self):
        return self.person is not None or self.outside_part is not None


def who_is(request):
    access = request.access
    outside = None if access.person else request.session.get(OUTSIDE_PART)
    return Who(access.council, access.person, outside, access)


def in_confidence(view):
    """A page of cases. Sets `request.who`; nothing of it is kept by a browser or on the way to it.

    Of a page of one case whoever has an account is asked again who he is, when he has not said so lately.
    """
    asked_again = recently_confirmed(view, typed=True)

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        request.who = who_is(request)
        if not request.who.is_anybody:
            raise Http404("Nobody to this council")
        of_a_case = "pk" in kwargs and request.user.is_authenticated
        return (asked_again if of_a_case else view)(request, *args, **kwargs)

    guarded.admits = came_by_link
    return guarded


def came_by_link(request):
    """Whether an outsider has come in by the personal link, without an account."""
    return OUTSIDE_PART in request.session


def needs_second_factor(user):
    """Handlers and members of panels need one; so do investigators and mediators."""
    kinds = (PartKind.HANDLER, PartKind.PANEL, PartKind.APPEAL_PANEL, PartKind.INVESTIGATOR, PartKind.MEDIATOR)
    return Part.objects.current().filter(person__user=user, kind__in=kinds).exists()
