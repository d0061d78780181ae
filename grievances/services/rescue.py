"""Two people give a case whose handler is gone to another one, and learn nothing by it: not even that there is one."""

from django.db import transaction
from django.utils import timezone

from councils import mail
from councils.access import CLERKS, people_with
from councils.errors import Refused
from councils.models import Role
from councils.services.turns import in_turn
from grievances.models import Grievance, Rescue
from grievances.models.rescue import WAITS_FOR
from grievances.services.handlers import break_glass
from grievances.workflow import Stage

WHO = (*CLERKS, Role.COUNCILLOR)


def possible_seconds(council, by):
    """Those with an account who may be the second of the two."""
    return [person.pk for person in people_with(council, *WHO) if person.user_id and person.pk != by.pk]


@transaction.atomic
def ask_second(*, council, by, second, reference, reason):
    """Ask somebody to join in. The answer is the same whether or not there is such a case."""
    in_turn(council)
    forget_unanswered()
    if Rescue.objects.filter(council=council, first=by).exists():
        raise Refused("You have asked somebody already, and have to wait for the answer first.")
    rescue = Rescue.keep(council=council, first=by, second=second, reference=reference.strip().upper(), reason=reason)
    context = {"url": rescue.get_absolute_url()}
    mail.post("asked_to_join", person=second, council=council, confidential=True, context=context)
    return rescue


@transaction.atomic
def join(rescue):
    """The second of them joins in: where there is such a case, and its handler is gone, it gets another one."""
    case = _case(rescue)
    if case:
        words = f"{rescue.first.name} and {rescue.second.name}: {rescue.reason}"
        _try(case, rescue, words)
    rescue.delete()


def decline(rescue):
    rescue.delete()


def forget_unanswered():
    """For the daily job."""
    Rescue.objects.filter(asked_at__lt=timezone.now() - WAITS_FOR).delete()
    return ""


def _case(rescue):
    raised = Grievance.objects.exclude(stage=Stage.DRAFT).filter(council=rescue.council, erased_at=None)
    return raised.filter(reference=rescue.reference).first()


def _try(case, rescue, words):
    """What stands in the way is told to nobody: it would say that there is such a case."""
    try:
        break_glass(case, first=rescue.first, second=rescue.second, words=words)
    except Refused:
        return
