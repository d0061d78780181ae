"""Acts on the council's own details, its people and the roles that they hold."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from councils import guarded, history
from councils.errors import Refused
from councils.models import Membership, Person, Role
from councils.models.bodies import Ending
from councils.services.turns import in_turn
from councils.titles import titled
from councils.wording import uk_date_words


def stream_of(thing):
    """The name of a thing's history: app, model and key."""
    return f"{thing._meta.app_label}.{thing._meta.model_name}:{thing.pk}"


def refuse_own(person, by, what):
    if by is not None and person.pk == by.pk:
        whom = f"{titled('the Clerk')}, a deputy, or the person who runs this site"
        raise Refused(f"You cannot {what} yourself. Ask {whom}.")


def needs_second(council, *, by, person, **seat):
    """Whether a second person has to confirm it: where it is guarded, and there is anybody who could.

    `seat` is the committee and the office, where it is about a seat. What the site's owner does on the machine itself
    (`by=None`) needs none.
    """
    touched = by is not None and guarded.touches(council, person=person, **seat)
    return touched and bool(guarded.seconds(council, by=by, person=person))


def require_second(council, *, by, person, second, **seat):
    """Refuse what is guarded unless a `second` person, who can, has confirmed it."""
    if not needs_second(council, by=by, person=person, **seat):
        return
    if second is None or second not in guarded.seconds(council, by=by, person=person):
        raise Refused("Nobody changes this alone: a second person has to confirm it.")


@contextmanager
def unique_name(others, name, kind):
    """Refuse a name that one of `others` has, in whatever case, also when somebody else takes it at this moment."""
    refusal = Refused(f"There is already a {kind} called {name}.")
    if others.filter(name__iexact=name).exists():
        raise refusal
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise refusal from None


@transaction.atomic
def change_council(council, *, by, **fields):
    others = type(council).objects.exclude(pk=council.pk)
    with unique_name(others, fields.get("name", council.name), "council"):
        _change(council, fields, "council_changed", council=council, by=by)


@transaction.atomic
def add_person(*, council, name, by, contact_email="", first_role=None):
    """Add somebody, with `first_role`, what give_role takes, or with none."""
    in_turn(council)
    _refuse_namesake(council.people, name)
    person = Person.objects.create(council=council, name=name, contact_email=contact_email)
    history.record(stream_of(person), "person_added", council=council, by=by)
    if first_role:
        give_role(person, by=by, **first_role)
    return person


@transaction.atomic
def change_person(person, *, by, second=None, **fields):
    """Change a name, or the address of somebody without an account; with one, only its owner changes it."""
    in_turn(person.council)
    require_second(person.council, by=by, person=person, second=second)
    readdressed = fields.get("contact_email", person.contact_email) != person.contact_email
    if person.user_id and readdressed:
        raise Refused(f"Only {person.name} can change the email address of their own account.")
    _refuse_namesake(person.council.people.exclude(pk=person.pk), fields.get("name", person.name))
    if readdressed:
        # Whoever owns the earlier address must not be able to take the place any more.
        person.invitations.withdraw()
    _change(person, fields, "person_changed", council=person.council, by=by)


def _refuse_namesake(others, name):
    if others.filter(name__iexact=name).exists():
        raise Refused(
            f"There is already a person called {name}. If this is somebody else, tell the two apart in the name, "
            "for example by a middle initial."
        )


def _change(thing, fields, kind, *, council, by):
    changed = [name for name, value in fields.items() if getattr(thing, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(thing, name, fields[name])
    thing.save(update_fields=changed)
    history.record(stream_of(thing), kind, council=council, by=by, data={"changed": sorted(changed)})


def refuse_deputy(role, by):
    """A deputy must not make himself Clerk by way of somebody else's name, nor end the Clerk's role."""
    if (
        role in (Role.CLERK, Role.DEPUTY_CLERK)
        and by is not None
        and not by.memberships.current().filter(role=Role.CLERK).exists()
    ):
        raise Refused(titled("Only the Clerk gives and ends the roles of Clerk and Deputy Clerk."))


@transaction.atomic
def give_role(person, *, role, since, by, until=None, post=""):
    refuse_own(person, by, "give a role to")
    in_turn(person.council)
    refuse_deputy(role, by)
    if person.memberships.overlapping(since, until).filter(role=role, post=post).exists():
        raise Refused(f"{person.name} already holds this role in that time.")
    membership = Membership.objects.create(person=person, role=role, since=since, until=until, post=post)
    data = {"role": role, "post": post, "since": since.isoformat(), "until": until and until.isoformat()}
    history.record(stream_of(person), "role_given", council=person.council, by=by, data=data)
    return membership


@transaction.atomic
def end_membership(membership, *, until, by, ended_because=Ending.TERM, second=None):
    """End a role on its last day, with the access that came with it; a councillor's seats end with the role.

    The chair of the council nevertheless stays on after the end of a term (LGA 1972 s.15(4)); see Seat.
    """
    person = membership.person
    refuse_own(person, by, "end a role of")
    require_second(person.council, by=by, person=person, second=second)
    refuse_deputy(membership.role, by)
    if membership.is_over:
        raise Refused("This role has already ended.")
    end_term(membership, until=until)
    data = {"role": membership.role, "until": until.isoformat(), "because": ended_because}
    history.record(stream_of(person), "role_ended", council=person.council, by=by, data=data)
    still_councillor = person.memberships.overlapping(day_after(until)).filter(role=Role.COUNCILLOR).exists()
    if membership.role == Role.COUNCILLOR and not still_councillor:
        for seat in person.seats.filter(Q(until=None) | Q(until__gt=until)).select_related("committee__council"):
            _end_with_the_role(seat, until=until, by=by, ended_because=ended_because)


def _end_with_the_role(seat, *, until, by, ended_because):
    """A seat that has not begun is taken away; one that began after the last day of the role contradicts that day."""
    if seat.since <= until:
        end_one_seat(seat, until=until, by=by, ended_because=ended_because)
    elif seat.since > timezone.localdate():
        data = {"person": seat.person_id, "office": seat.office, "since": seat.since.isoformat()}
        _record_of_seat(seat, "seat_taken_away", data, by)
        seat.delete()
    else:
        where = f"{seat.person.name} has a seat on {seat.committee.name} since {uk_date_words(seat.since)}"
        raise Refused(f"{where}. Choose that day or a later one as the last day of the role.")


def end_one_seat(seat, *, until, by, ended_because):
    end_term(seat, until=until, ended_because=ended_because)
    data = {"person": seat.person_id, "until": until.isoformat(), "because": ended_because}
    _record_of_seat(seat, "seat_ended", data, by)


def _record_of_seat(seat, kind, data, by):
    history.record(stream_of(seat.committee), kind, council=seat.committee.council, by=by, data=data)


def end_term(term, *, until, **fields):
    if until < term.since:
        raise Refused("The last day cannot be before the first.")
    term.until = until
    for name, value in fields.items():
        setattr(term, name, value)
    term.save(update_fields=["until", *fields])


def day_after(day):
    return day.fromordinal(day.toordinal() + 1)


def day_before(day):
    return day.fromordinal(day.toordinal() - 1)
