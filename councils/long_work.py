"""Long work as a row that goes on a piece at a time: by a worker, by `run_due`, or by whoever looks at its page.

Each piece and the place that it got to are kept in one transaction, so that a process that dies in the middle of a
piece has done nothing of it, and whoever comes next begins there. An app registers a Kind; a page starts a Job of it.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from councils import workers
from councils.clock_ahead import is_ahead
from councils.errors import Overtaken
from councils.models import Job

logger = logging.getLogger(__name__)

State = Job.State
# Longer than any piece takes; a process that dies holds its job up for so long.
LEASE = timedelta(minutes=2)
GIVE_UP_AFTER = 3
# Seconds that one task goes on for before it gives others their turn.
TURN = 20


@dataclass(frozen=True)
class Kind:
    """What a job of this kind does.

    `count(job)` says how many things there are. `piece(job)` does the next few: it adds to `job.done`, notes in
    `job.place` and `job.result` what it needs, and returns True when nothing is left; it is called in a transaction
    and may be called again for a piece that was rolled back. `outcome(job)` says in a sentence what came of it, and
    `home(job)` is the address of the page that it belongs to.
    """

    name: str
    title: str
    count: Callable[[Job], int]
    piece: Callable[[Job], bool]
    outcome: Callable[[Job], str]
    home: Callable[[Job], str]


_kinds: dict[str, Kind] = {}


def register(kind):
    _kinds[kind.name] = kind


def kind_of(job):
    return _kinds[job.kind]


@transaction.atomic
def start(kind, *, council, by, place=None):
    """Start a job at a place, or find the one of its kind that is under way in the council, wherever that began."""
    job = Job(council=council, kind=kind, by=by, place=place or {})
    job.total = kind_of(job).count(job)
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        return Job.objects.get(council=council, kind=kind, state=State.OPEN)
    transaction.on_commit(partial(_hand_on, str(job.pk)))
    return job


def _hand_on(pk):
    from councils.tasks import go_on

    workers.hand_on(go_on, pk)


def go_on(pk, seconds=TURN):
    """Do pieces for a while, and hand the rest on."""
    latest = time.monotonic() + seconds
    while advance(pk):
        if time.monotonic() > latest:
            _hand_on(pk)
            return


def advance_all(seconds):
    """Go on with every job under way, one after the other. Returns how many there were."""
    keys = list(Job.objects.filter(state=State.OPEN).values_list("pk", flat=True))
    latest = time.monotonic() + seconds
    for pk in keys:
        while time.monotonic() < latest and advance(pk):
            pass
    return len(keys)


def advance(pk):
    """Do one piece, unless somebody else is at it. True when there is more to do, and it is for us to do."""
    job = _claim(pk)
    if job is None:
        return False
    try:
        with transaction.atomic():
            finished = kind_of(job).piece(job)
            _keep(job, finished)
    except Overtaken:
        return False
    except Exception:
        logger.exception("A piece of %s failed.", job.kind)
        _failed(job)
        return False
    return not finished


def try_again(job):
    """Let a job that an error stopped go on where it was; False when it was not stopped, or another has begun."""
    stopped = Job.objects.filter(pk=job.pk, state=State.FAILED)
    try:
        with transaction.atomic():
            return bool(stopped.update(state=State.OPEN, finished_at=None, failures=0, leased_until=None))
    except IntegrityError:
        return False


def _claim(pk):
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now) | is_ahead("leased_until", by=LEASE)
    if not Job.objects.filter(free, pk=pk, state=State.OPEN).update(leased_until=now + LEASE, turn=F("turn") + 1):
        return None
    return Job.objects.select_related("council", "by").get(pk=pk)


def _ours(job):
    return Job.objects.filter(pk=job.pk, turn=job.turn, state=State.OPEN)


def _keep(job, finished):
    now = timezone.now()
    fields = {"place": job.place, "result": job.result, "done": job.done, "leased_until": None, "failures": 0}
    if finished:
        fields |= {"state": State.DONE, "finished_at": now}
    if not _ours(job).update(changed_at=now, **fields):
        raise Overtaken("Somebody else has gone on with this work.")


def _failed(job):
    """Leave the job for a minute or so; after the third time somebody has to look at it."""
    now = timezone.now()
    fields = {"failures": job.failures + 1, "leased_until": now + LEASE}
    if fields["failures"] >= GIVE_UP_AFTER:
        fields |= {"state": State.FAILED, "finished_at": now, "leased_until": None}
    _ours(job).update(**fields)
