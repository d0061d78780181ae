"""Giving and ending parts, and telling those who have one that there is news."""

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from councils import mail
from grievances.models import Outsider, Part, PersonalLink
from grievances.seeing import Sight
from grievances.workflow import PartKind

# Put together once; each use is a copy.
NAMED = Part.objects.select_related("person", "outsider")
SHOWN = NAMED.select_related("link", "investigation", "companion", "appeal")


def give_part(case, kind, *, person=None, outsider=None, at=None, **fields):
    """A part from now on. The caller's own event says who gave it. Who has no account gets a personal link."""
    part = Part.objects.create(
        case=case,
        council=case.council,
        kind=kind,
        person=person,
        outsider=outsider,
        since=at or timezone.now(),
        **fields,
    )
    if person is None or person.user_id is None:
        part.case = case
        PersonalLink(part=part, address=person.email if person else outsider.address).save(force_insert=True)
    return part


def add_outsider(case, *, name, body="", address=""):
    outsider = Outsider(case=case, name=name, body=body, address=address)
    outsider.save()
    return outsider


def end_part(part, *, at=None):
    """Access ends with it at once."""
    part.until = at or timezone.now()
    part.save(update_fields=["until"])


def parts_of(case, who):
    """The parts through which somebody sees this case, those of the same kind once."""
    return list(NAMED.of(who).filter(case=case))


def everybody_in(case):
    """All Parts that there were in a case, with what a page shows of each: one query, however often it is asked."""
    prefetch_related_objects([case], Prefetch("parts", SHOWN))
    parts = list(case.parts.all())
    for part in parts:
        if part.outsider_id:
            part.outsider.case = case
    return parts


def people_shown(case, sees):
    """Who has a part today, as somebody may know: mediators for the sides, witnesses and companions for the handler."""
    hidden = {PartKind.MEDIATOR} if Sight.MEDIATION not in sees else set()
    if Sight.WHOLE_TIMELINE not in sees:
        hidden |= {PartKind.WITNESS, PartKind.COMPANION}
    return [part for part in everybody_in(case) if part.until is None and part.kind not in hidden]


def tell(case, kinds, *, except_part=None):
    """Tell those who have one of the parts, and may know of the case, that there is news. The mail holds no fact."""
    tell_parts(case, case.parts.known().filter(kind__in=kinds), except_part=except_part)


def tell_parts(case, parts, *, except_part=None, template="case_news", **context):
    """The same, for the parts of a query; another notice has its template and its context."""
    told = set()
    for part in parts.select_related("person__user", "outsider"):
        who = part.person_id or f"outsider {part.outsider_id}"
        own = except_part is not None and (part.person_id, part.outsider_id) == (
            except_part.person_id,
            except_part.outsider_id,
        )
        if who not in told and not own:
            told.add(who)
            _send(case, part, template, context)


def _send(case, part, template, context):
    """To the account's address; to those who had none when the part began, at the address of that day."""
    link = PersonalLink.objects.filter(part=part).first()
    if link:
        link.part, part.case = part, case
    address = link.address if link else part.person.email
    if address:
        mail.post(
            template,
            person=part.person,
            address=address,
            council=case.council,
            confidential=True,
            context={"url": (link or case).get_absolute_url()} | context,
        )
