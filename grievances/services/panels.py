"""Naming a panel, and what its members declare before they read anything."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from councils.services.turns import in_turn
from councils.titles import titled
from grievances.conflicts import NOT_ALONE, Conflict, can_preside, is_lawful, leaves_appeal, propose_panel
from grievances.models import Interest, Panel, PanelMember, Place, Source
from grievances.services.benches import appeals_of, bench_of, conflicts_in, linked
from grievances.services.instances import FIRST
from grievances.services.parts import add_outsider, end_part, give_part
from grievances.services.places import fill, members_of
from grievances.services.steps import require, take_step
from grievances.workflow import Mark


def proposal(case, body, *, instance=FIRST):
    """The Bench of a body for this case, and the Proposal from it."""
    known = conflicts_in(case, on_appeal=instance.is_appeal)
    bench = bench_of(case, body, on_appeal=instance.is_appeal, known=known)
    appeals = () if instance.is_appeal else appeals_of(case, known)
    whole = linked(case).filter(about_whole_council=True).exists()
    return bench, propose_panel(bench, appeals=appeals, whole_council=whole)


@transaction.atomic
def name_panel(case, *, parts, seen, source, minute_ref, instance=FIRST, reason="", at=None, **chosen):
    """Name the panel. Its members get their parts and are told; those of an earlier one lose theirs.

    `chosen` are, of an own body, `body`, `members`, `reserves` and `presiding` by the keys of persons, with
    `overrides` for members of an appeal panel who sat before and `without_appeal` where nobody is left for one; and
    `outsiders`, a list of {name, body, address}. The parties read the `reason` on their timeline.
    """
    in_turn(case.council)
    require(case, instance.name_panel, parts)
    at = at or timezone.now()
    if not minute_ref.strip():
        raise Refused("No panel is made without the minute that delegates to it (LGA 1972 s.101).")
    own = Source(source) == Source.OWN
    quorum = _own_quorum(case, instance, reason=reason, **chosen) if own else _outside_quorum(source, **chosen)
    earlier = instance.panel_of(case)
    if earlier and not reason.strip():
        raise Refused("Say why another panel takes the place of the one that was named: the parties read it.")
    panel = Panel(
        case=case,
        is_appeal=instance.is_appeal,
        source=source,
        body=chosen.get("body") if own else None,
        minute_ref=minute_ref,
        overrides=bool(chosen.get("overrides")) and own,
        quorum=quorum,
        named_at=at,
    )
    _take_over(case, panel, earlier, instance, at, **chosen)
    outside = {instance.outside} if not panel.decides else ()
    return take_step(case, instance.name_panel, parts=parts, seen=seen, words=reason, at=at, more_marks=outside)


def _own_quorum(case, instance, *, body, members, presiding, reserves=(), reason="", overrides=False, **others):
    """The least number of members, once these are found to be a lawful panel of the body. Raises Refused."""
    bench, _ = proposal(case, body, instance=instance)
    overrides = overrides and instance.is_appeal
    if overrides and not reason.strip():
        raise Refused("Say why people who sat on the first panel hear the appeal: the parties read it.")
    waived = frozenset({Conflict.FIRST_PANEL} if overrides else ())
    seats = {seat.key: replace(seat, conflicts=seat.conflicts - waived) for seat in bench.seats}
    _refuse_unfit(seats, [*members, *reserves])
    chosen = [seats[key] for key in members]
    if len(set(members)) < bench.terms.least:
        raise Refused(f"A panel needs at least {bench.terms.least} members who can sit, and nobody sits alone.")
    if set(members) & set(reserves):
        raise Refused("A reserve cannot be a member at the same time.")
    if presiding not in members or not can_preside(seats[presiding], bench.terms):
        raise Refused(titled("Choose one of the members to preside, other than the chair of the council."))
    if not is_lawful(chosen, bench.terms):
        raise Refused("These cannot be a panel. Choose from the members who can sit.")
    if not instance.is_appeal and not others.get("without_appeal"):
        _refuse_without_appeal(case, chosen)
    return bench.terms.least


def _refuse_unfit(seats, keys):
    for key in keys:
        if key not in seats:
            raise Refused("Somebody you chose has no seat on that body today.")
        if not seats[key].is_free:
            why = ", ".join(sorted(conflict.label for conflict in seats[key].conflicts))
            raise Refused(f"{seats[key].name} cannot sit: {why}.")


def _refuse_without_appeal(case, chosen):
    appeals = appeals_of(case, conflicts_in(case, on_appeal=False))
    if not leaves_appeal(chosen, appeals):
        raise Refused(
            "With these members nobody would be left to hear an appeal who has not sat before. Choose others, or say "
            "that you have seen this."
        )


def _outside_quorum(source, *, outsiders=(), **others):
    """Outsiders who decide for another council are a body, too; one alone may recommend."""
    least = NOT_ALONE if Source(source) == Source.OTHER_COUNCIL else 1
    if len(outsiders) < least:
        raise Refused(f"Name at least {least} from outside: nobody decides alone." if least > 1 else "Name who it is.")
    return least


def _take_over(case, panel, earlier, instance, at, *, members=(), reserves=(), presiding=None, outsiders=(), **_):
    """Put the new panel in the place of the earlier one. Whoever stays on it keeps his part and his declaration."""
    kept = {}
    if earlier:
        earlier.replaced_at = at
        earlier.save(update_fields=["replaced_at"])
        for place in members_of(earlier):
            if place.person_id in members:
                kept[place.person_id] = place.part
            else:
                end_part(place.part, at=at)
    panel.save()
    rows = [PanelMember(person_id=key, presides=key == presiding) for key in members]
    own = panel.source == Source.OWN
    for number, facts in enumerate(outsiders):
        rows.append(PanelMember(outsider=add_outsider(case, **facts), presides=not own and number == 0))
    rows += [PanelMember(person_id=key, place=Place.RESERVE) for key in reserves]
    for number, row in enumerate(rows):
        row.panel, row.number = panel, number
        if row.place == Place.MEMBER:
            row.part = kept.get(row.person_id) or give_part(
                case, instance.sits, person=row.person, outsider=row.outsider, at=at
            )
        row.save()


@transaction.atomic
def declare_interest(case, *, parts, seen, has_interest, words="", instance=FIRST, at=None):
    """A member declares what interests he has. With one his part ends at once, and a reserve moves up."""
    in_turn(case.council)
    _, part = require(case, instance.declare, parts)
    at = at or timezone.now()
    place = PanelMember.objects.filter(part=part, panel__replaced_at=None).select_related("panel").first()
    if place is None:
        raise Refused("This panel does not sit any more.")
    if not has_interest:
        take_step(case, instance.declare, parts=parts, seen=seen, at=at, data={"interest": False})
        part.declared_at = at
        part.save(update_fields=["declared_at"])
        return
    if part.person_id:
        Interest(case=case, person=part.person, conflict=Conflict.DECLARED, words=words, by=part, at=at).save()
    still_sits = fill(case, place, instance, at)
    undone = () if still_sits else instance.of_panel
    data = {"interest": True, "short": not still_sits}
    take_step(case, instance.declare, parts=parts, seen=seen, words=words, at=at, data=data, less_marks=undone)
    end_part(part, at=at)


@transaction.atomic
def note_conflict(case, *, parts, seen, person, conflict, words, at=None):
    """The handler records what the app cannot know: a close relation, a line manager, a witness.

    Of the handler's own: then it has to be handed over.
    """
    out = {Mark.HANDLER_OUT} if any(held.person_id == person.pk for held in parts) else ()
    data = {"person": person.pk}
    part = take_step(case, "note-conflict", parts=parts, seen=seen, words=words, at=at, data=data, more_marks=out)
    Interest(case=case, person=person, conflict=conflict, words=words, by=part).save()
