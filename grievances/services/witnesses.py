"""Witnesses: parties and the handler name them, and the handler asks them."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.services.turns import in_turn
from grievances.models import Witness
from grievances.papers import acts
from grievances.services.papers import part_for
from grievances.services.parts import add_outsider, give_part, tell, tell_parts
from grievances.services.timeline import record
from grievances.workflow import PartKind

MOST_WITNESSES = 30
# Whoever sits, decides or has brought it gives no statement as a witness.
OTHERWISE_IN_IT = (PartKind.HANDLER, PartKind.PANEL, PartKind.APPEAL_PANEL, PartKind.INVESTIGATOR, PartKind.MEDIATOR)


@transaction.atomic
def name_witness(case, *, parts, name, address="", about="", at=None):
    """Somebody whom the handler should hear. He is not told: that is for the handler."""
    in_turn(case.council)
    part = part_for(acts.NAME_WITNESS, case, parts)
    if Witness.objects.filter(case=case).count() >= MOST_WITNESSES:
        raise Refused(f"{MOST_WITNESSES} witnesses are named already. Agree with the handler whom to hear.")
    witness = Witness(case=case, name=name, address=address, about=about, named_by=part, at=at or timezone.now())
    witness.save()
    record(case, "witness-named", part=part, words=name, at=at)
    tell(case, {PartKind.HANDLER}, except_part=part)
    return witness


@transaction.atomic
def ask_witness(case, *, parts, witness, person=None, address="", at=None):
    """Give a named witness a part for a statement of his own: a person of the council, or somebody from outside."""
    in_turn(case.council)
    part = part_for(acts.ASK_WITNESS, case, parts)
    if Witness.objects.filter(pk=witness.pk, part__isnull=False).exists():
        raise Overtaken("This witness was asked already.")
    if person is None and not address:
        raise Refused("Choose a person of the council, or give the email address that the personal link goes to.")
    if person is not None and case.parts.filter(person=person, kind__in=OTHERWISE_IN_IT).exists():
        raise Refused(f"{person.name} has a part in this case that a witness cannot have.")
    outsider = None if person else add_outsider(case, name=witness.name, address=address)
    witness.part = give_part(case, PartKind.WITNESS, person=person, outsider=outsider, at=at)
    witness.save(update_fields=["part"])
    record(case, "witness-asked", part=part, data={"shown_to": [witness.part.pk]}, at=at)
    tell_parts(case, case.parts.known().filter(pk=witness.part.pk))
