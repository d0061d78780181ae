"""Who is asked to read what. Computed from the adoptions and from who holds a role, so newcomers are asked at once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from django.db.models import Max, Prefetch, Q
from django.utils import timezone

from councils.access import Access, in_office_since, persons_with_roles
from councils.due import by_council
from councils.models import Membership, Person
from councils.roster import HOLDS_A_ROLE
from councils.titles import titled
from protocols.models import Acknowledgement, Adoption, Change, ReadingReminder

# The time that a reader has, from the day on which the version asks for it.
TIME_TO_READ = timedelta(days=28)


@dataclass(frozen=True)
class Round:
    """One asking of everybody: the adoption of a substantive change, and the editorial ones that followed it."""

    adoptions: tuple[Adoption, ...]

    @property
    def begun_by(self):
        return self.adoptions[0].version

    @property
    def version(self):
        """The newest version: the one to be read, while it is in force."""
        return self.adoptions[-1].version

    @property
    def version_ids(self):
        return [adoption.version_id for adoption in self.adoptions]

    @property
    def asked_from(self):
        """The day of the adoption, or that on which it was put here: nobody could confirm it before."""
        first = self.adoptions[0]
        return max(first.in_force_from, timezone.localdate(first.at))

    @property
    def until(self):
        """The day on which another substantive change came into force, or None."""
        return self.adoptions[-1].in_force_until

    @property
    def day(self):
        """Whose turn it is goes by who is in office today, and for an earlier round by who was on its last day."""
        return self.until - timedelta(days=1) if self.until else timezone.localdate()


@dataclass(frozen=True)
class Reader:
    person: Person
    asked_on: date
    acknowledgement: Acknowledgement | None = None
    reminded_on: date | None = None

    @property
    def can_be_reminded(self):
        """With an account, not yet confirmed, and not reminded today."""
        has_account = self.person.user is not None and self.person.user.is_active
        return has_account and not self.acknowledgement and self.reminded_on != timezone.localdate()

    @property
    def due(self):
        return self.asked_on + TIME_TO_READ

    @property
    def roles(self):
        """What the person is or, for somebody who has left, nothing."""
        titles = [membership.title for membership in self.person.current_roles]
        return ", ".join(titles) or (str(titled("Chair of the council")) if self.person.in_the_chair else "")


@dataclass(frozen=True)
class Reading:
    """What one of the council's people is asked to read; `confirmed_at` is None for whoever has not confirmed."""

    round: Round
    access: Access
    asked_on: date
    confirmed_at: datetime | None


def rounds_of(more=None, **which):
    """{protocol_id: its Rounds, the oldest first} of the adoptions that a filter finds: one query.

    `more` may add to the query.
    """
    adoptions = Adoption.objects.filter(**which).select_related("version__protocol__council")
    return rounds_among((more(adoptions) if more else adoptions).order_by("protocol", "in_force_from"))


def newest_rounds(more=None, **which):
    """The Round of each protocol that asks now."""
    newest = [rounds[-1] for rounds in rounds_of(more, **which).values()]
    return [one for one in newest if one.until is None]


def to_read(rounds, accesses):
    """A Reading for each Round and each of these people whom it asks (councils.due.people): one query."""
    mine = by_council(accesses)
    versions = [key for one in rounds for key in one.version_ids]
    persons = [access.person.pk for access in accesses]
    confirmed = Acknowledgement.objects.filter(person__in=persons, version__in=versions) if rounds else []
    moments = {(row.version_id, row.person_id): row.at for row in confirmed}
    for one in rounds:
        for access in mine[one.version.protocol.council_id]:
            person = access.person
            at = next((moments[key, person.pk] for key in one.version_ids if (key, person.pk) in moments), None)
            yield Reading(one, access, asked_on(one, person.in_office_since), at)


def rounds_among(adoptions):
    """The same of adoptions that are at hand, those of each protocol the oldest first."""
    rounds = defaultdict(list)
    for adoption in adoptions:
        mine = rounds[adoption.protocol_id]
        if mine and adoption.change == Change.EDITORIAL:
            mine[-1] = Round((*mine[-1].adoptions, adoption))
        else:
            mine.append(Round((adoption,)))
    return dict(rounds)


def that_holds(version, rounds):
    """The Round that an adopted version belongs to."""
    return next(one for one in rounds[version.protocol_id] if version.pk in one.version_ids)


def asked_on(one, term_began):
    """The day from which somebody is asked: newcomers from the beginning of their term."""
    return max(one.asked_from, term_began or one.asked_from)


def readers(one):
    """Everybody who is asked in a Round, and those who confirmed and have left, by name: four queries."""
    confirmed = Acknowledgement.objects.filter(version__in=one.version_ids).select_related("version", "event__words")
    by_person = {row.person_id: row for row in confirmed}
    reminded = ReadingReminder.objects.filter(version=one.begun_by).values("person").annotate(last=Max("on"))
    reminded_on = dict(reminded.order_by().values_list("person", "last"))
    people = persons_with_roles(one.day).annotate(begun=in_office_since(one.day))
    people = (
        people.filter(council=one.version.protocol.council)
        .filter(HOLDS_A_ROLE | Q(pk__in=by_person))
        .select_related("user")
        .order_by("name", "pk")
    )
    roles = Prefetch("memberships", Membership.objects.current(one.day), to_attr="current_roles")
    return [
        Reader(person, asked_on(one, person.begun), by_person.get(person.pk), reminded_on.get(person.pk))
        for person in people.prefetch_related(roles)
    ]


def confirmed_among(version, versions):
    """The reader's newest Acknowledgement in the Round of a version, or None; `versions` are all, as_read_by them."""
    adopted = sorted((one.adoption for one in versions if one.is_adopted), key=attrgetter("in_force_from"))
    asked = that_holds(version, rounds_among(adopted)).version_ids
    mine = [one.mine for one in versions if one.pk in asked and hasattr(one, "mine")]
    return max(mine, key=attrgetter("at", "pk"), default=None)
