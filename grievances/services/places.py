"""The places of a panel: who sits, who moves up, and whether enough are left."""

from councils.models import Seat
from councils.models.bodies import Office
from grievances.models import Place, Source
from grievances.services.instances import procedure_of
from grievances.services.parts import give_part, tell


def members_of(panel):
    return list(panel.places.filter(place=Place.MEMBER).select_related("person", "outsider", "part"))


def undeclared(panel):
    """How many of its members have not declared their interests yet."""
    return panel.places.filter(place=Place.MEMBER, part__declared_at=None).count()


def those_who_count(panel, places):
    """Of the council's own panel its own members; people from outside sit with them and recommend."""
    return [place for place in places if place.person_id or panel.source != Source.OWN]


def fill(case, place, instance, at):
    """Somebody steps out: the next reserve moves up. False where the panel cannot sit any more."""
    panel, presided = place.panel, place.presides
    _set(place, place=Place.OUT, presides=False)
    reserve = panel.places.filter(place=Place.RESERVE).select_related("person").first()
    heard = panel.places.filter(attended=True).exists()
    if reserve and not heard:
        part = give_part(case, instance.sits, person=reserve.person, at=at)
        _set(reserve, place=Place.MEMBER, part=part)
        tell(case, {instance.sits}, except_part=place.part)
    left = [other for other in members_of(panel) if other.attended or not heard]
    if presided:
        let_preside(case, left)
    return len(those_who_count(panel, left)) >= panel.quorum and any(other.presides for other in left)


def let_preside(case, places):
    """The first who can preside does: not the chair of the council, where the procedure says so."""
    for place in places:
        if not (procedure_of(case).head_not_alone and place.person_id and _is_head(case.council, place.person)):
            _set(place, presides=True)
            return


def _is_head(council, person):
    chairs = Seat.objects.current().filter(committee__is_full_council=True, office=Office.CHAIR)
    return chairs.filter(committee__council=council, person=person).exists()


def _set(row, /, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
