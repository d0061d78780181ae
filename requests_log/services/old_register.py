"""An old register on its way in: kept between the pages, matched, confirmed, given up."""

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from councils import history, long_work
from councils.errors import Overtaken, Refused
from councils.models import Job, Role
from councils.services.people import add_person, day_before, give_role
from requests_log.models import OldRegister
from requests_log.services import bringing_in
from requests_log.services.dry_run import dry_run, in_order

# As long as somebody may need to ask who "JS" was.
KEPT_FOR = timedelta(days=30)


def keep_file(*, council, file_name, sheets, by):
    """Keep the cells of a file until it is brought in or given up."""
    rows = [asdict(sheet) for sheet in sheets]
    return OldRegister.objects.create(council=council, file_name=file_name, sheets=rows, by=by)


def match_columns(register, *, matching, seen):
    """Keep what each column is for; `matching` as OldRegister has it."""
    register.change(seen=seen, matching=matching)


def say_who(register, *, people, seen):
    """Keep whom the names mean: {key of a name: key of a Person, FORMER or LEAVE}."""
    register.change(seen=seen, people=register.people | people)


@transaction.atomic
def bring_in(register, *, seen, by):
    """Start the Job that brings in every row that can be; former councillors are added now.

    Raises Refused where nothing can be brought in, or another old register is on its way.
    """
    plan = dry_run(register)
    if not plan.ready:
        raise Refused("There is no row to bring in. Correct the rows below in the spreadsheet and choose it again.")
    register.change(seen=seen, ready=in_order(register.council, plan, _add_former(register, plan, by)))
    place = {"register": str(register.pk)}
    job = long_work.start(bringing_in.NAME, council=register.council, by=by, place=place)
    if job.place != place:
        raise Refused("Another old register is being brought in. Wait until it is done, then confirm this one.")
    OldRegister.objects.filter(pk=register.pk).update(job=job)
    data = {"rows": len(plan.ready), "left_out": len(plan.bad)}
    history.record(f"requests_log.old_register:{register.pk}", "confirmed", council=register.council, by=by, data=data)
    return job


def _add_former(register, plan, by):
    """{key of a name: Person} for those to be added, councillors from their first request to their last."""
    added = {}
    for key, former in plan.former.items():
        person = add_person(council=register.council, name=former.name, by=by)
        until = max(former.first, min(former.last, day_before(timezone.localdate())))
        give_role(person, role=Role.COUNCILLOR, since=former.first, until=until, by=by)
        added[key] = person
    return added


@transaction.atomic
def give_up(register, *, by):
    """Delete the cells of a file that is not to be brought in."""
    if not OldRegister.objects.waiting().filter(pk=register.pk).delete()[0]:
        raise Overtaken("Somebody else has brought it in or given it up since you opened it.")
    stream = f"requests_log.old_register:{register.pk}"
    history.record(stream, "given_up", council=register.council, by=by)


def expire():
    """Delete what nobody confirmed in time, or what an error stopped so long ago."""
    old = OldRegister.objects.exclude(job__state=Job.State.OPEN).filter(at__lt=timezone.now() - KEPT_FOR)
    count, _ = old.delete()
    return f"{count} old register{'' if count == 1 else 's'} nobody brought in" if count else ""
