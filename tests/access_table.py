"""What the access table is written in. Each app keeps its rows in tests/<app>/access_rows*.py, as ROWS.

    Page("person", FOR_CLERKS, with_args=lambda world: {"pk": nora(world).pk}, secret="Nora Quill")

says: by GET, the clerk and the deputy get the page, and `secret` is on it; the council's other people get 403,
everybody else 404, whoever is signed out is asked to sign in; and nobody who is refused reads the secret. A page that
refuses GET is tried by POST (`method="post"`). Whoever is refused is refused by POST, too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import URLPattern, get_resolver, reverse

from councils.models import Council, Person, Role, User
from tests.makers import make_council, make_member, make_user

SIGN_IN = "asked to sign in"
SIGNED_OUT, STRANGER, OUTSIDER = "signed out", "stranger", "outsider"
COUNCILLOR, OFFICER, DEPUTY, CLERK = "councillor", "officer", "deputy", "clerk"
KINDS = (SIGNED_OUT, STRANGER, OUTSIDER, COUNCILLOR, OFFICER, DEPUTY, CLERK)


def outcomes(*, signed_out, strangers, people, clerks):
    """What each kind of person gets: a status, or SIGN_IN. A stranger and an outsider are strangers to the council."""
    return {
        SIGNED_OUT: signed_out,
        STRANGER: strangers,
        OUTSIDER: strangers,
        COUNCILLOR: people,
        OFFICER: people,
        DEPUTY: clerks,
        CLERK: clerks,
    }


PUBLIC = outcomes(signed_out=200, strangers=200, people=200, clerks=200)
FOR_EVERY_ACCOUNT = PUBLIC | {SIGNED_OUT: SIGN_IN}
FOR_THE_COUNCIL = outcomes(signed_out=SIGN_IN, strangers=404, people=200, clerks=200)
FOR_CLERKS = outcomes(signed_out=SIGN_IN, strangers=404, people=403, clerks=200)
ACT_OF_CLERKS = FOR_CLERKS | {DEPUTY: 302, CLERK: 302}
# An address that names nothing: the same answer as for what one may not know of.
NOWHERE = outcomes(signed_out=404, strangers=404, people=404, clerks=404)


@dataclass(frozen=True)
class World:
    """Thornby and all who may knock; `by_kind` gives the account of each, None for signed out."""

    council: Council
    other_council: Council
    clerk: Person
    deputy: Person
    officer: Person
    councillor: Person
    outsider: Person
    stranger: User

    def by_kind(self, kind):
        return None if kind == SIGNED_OUT else getattr(self, kind)


def make_world():
    council = make_council(email="office@thornby.example", website="https://thornby.example")
    other_council = make_council("Wexcombe Town Council", "wexcombe")
    return World(
        council,
        other_council,
        clerk=make_member(council, "Maya Osei", Role.CLERK),
        deputy=make_member(council, "Tom Fenwick", Role.DEPUTY_CLERK),
        officer=make_member(council, "Rhoda Pike", Role.OFFICER, post="Village warden"),
        councillor=make_member(council, "Iris Lowe", Role.COUNCILLOR),
        outsider=make_member(other_council, "Greta Holm", Role.CLERK),
        stranger=make_user("stranger@example.org"),
    )


@dataclass(frozen=True)
class Page:
    name: str
    expected: dict
    with_args: Callable[[World], dict] = field(default=lambda world: {})
    secret: str = ""
    method: str = "get"
    data: dict = field(default_factory=dict)
    of_council: bool = True  # whether the address starts with the council's

    def url(self, world):
        council = {"council": world.council.slug} if self.of_council else {}
        return reverse(self.name, kwargs=council | self.with_args(world))


def patterns(resolver=None, namespace=""):
    """(full name, pattern) of every address of the site."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry
        else:
            yield from patterns(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
