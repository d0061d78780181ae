"""Acts on the council's own details, its people and the roles that they hold."""

from django.db import transaction

from councils import history
from councils.errors import Refused
from councils.models import Membership, Person


def stream_of(thing):
    """The name of a thing's history: app, model and key."""
    return f"{thing._meta.app_label}.{thing._meta.model_name}:{thing.pk}"


def refuse_own(person, by, what):
    if by is not None and person.pk == by.pk:
        raise Refused(f"You cannot {what} yourself. Ask another clerk, or the person who runs this site.")


@transaction.atomic
def change_council(council, *, by, **fields):
    _change(council, fields, "council_changed", council=council, by=by)


@transaction.atomic
def add_person(*, council, name, by, contact_email=""):
    person = Person.objects.create(council=council, name=name, contact_email=contact_email)
    history.record(stream_of(person), "person_added", council=council, by=by)
    return person


@transaction.atomic
def change_person(person, *, by, **fields):
    """Change a name, or the address of somebody without an account; with one, only its owner changes it."""
    if person.user_id and fields.get("contact_email", person.contact_email) != person.contact_email:
        raise Refused(f"Only {person.name} can change the e-mail address of their own account.")
    _change(person, fields, "person_changed", council=person.council, by=by)


def _change(thing, fields, kind, *, council, by):
    changed = [name for name, value in fields.items() if getattr(thing, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(thing, name, fields[name])
    thing.save(update_fields=changed)
    history.record(stream_of(thing), kind, council=council, by=by, data={"changed": sorted(changed)})


@transaction.atomic
def give_role(person, *, role, since, by, until=None, post=""):
    refuse_own(person, by, "give a role to")
    if person.memberships.current(since).filter(role=role, post=post).exists():
        raise Refused(f"{person.name} already holds this role on that day.")
    membership = Membership.objects.create(person=person, role=role, since=since, until=until, post=post)
    data = {"role": role, "post": post, "since": since.isoformat(), "until": until and until.isoformat()}
    history.record(stream_of(person), "role_given", council=person.council, by=by, data=data)
    return membership


@transaction.atomic
def end_membership(membership, *, until, by):
    """End a role on its last day; the access that came with it ends with that day."""
    refuse_own(membership.person, by, "end a role of")
    end_term(membership, until=until)
    data = {"role": membership.role, "until": until.isoformat()}
    history.record(stream_of(membership.person), "role_ended", council=membership.person.council, by=by, data=data)


def end_term(term, *, until, **fields):
    if until < term.since:
        raise Refused("The last day cannot be before the first.")
    term.until = until
    for name, value in fields.items():
        setattr(term, name, value)
    term.save(update_fields=["until", *fields])
