"""The jobs that are done by the clock.

Beat asks for all of them every five minutes, and so does `manage.py run_due` from cron; whoever inserts the JobRun
of a slot first does it. A daily job's slot is a date in London, so that neither a change of the clocks nor two
schedulers double it, and a slot that nobody did in time is done late.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from councils import long_work, post_room
from councils.clock_ahead import is_ahead
from councils.models import Council, JobRun
from councils.services import digests, expiry, reminders, seals

logger = logging.getLogger(__name__)

State = JobRun.State
# A run that takes longer belonged to a process that died; Celery stops a task long before.
LEASE = timedelta(minutes=30)
RETRY_AFTER = timedelta(minutes=15)
# Seconds that long work goes on for in one run.
LONG_WORK_FOR = 120
# Seconds for which one run takes further shares of a shared job: less than CELERY_TASK_TIME_LIMIT.
SHARES_FOR = 8 * 60
# By their keys.
COUNCILS_IN_A_SHARE = 100


@dataclass(frozen=True)
class ScheduledJob:
    """`run()` does it and says in a few words what came of it, without naming anybody.

    A job with `counted` is shared out by councils: its `run(councils)` does it for a range of their keys and returns
    a number, and `counted` says in words what all numbers come to.
    """

    name: str
    title: str
    when: str
    slot: Callable[[datetime], str]
    run: Callable[[], str]
    late_after: timedelta
    counted: Callable[[int], str] | None = None


def every_five_minutes(now):
    """In UTC, where no hour comes twice."""
    now = now.astimezone(UTC)
    return f"{now:%Y-%m-%d %H}:{now.minute // 5 * 5:02}"


def daily_from(hour):
    """The date in London, which begins at that hour."""
    return lambda now: (timezone.localtime(now) - timedelta(hours=hour)).date().isoformat()


def often(name, title, run):
    return ScheduledJob(name, title, "every five minutes", every_five_minutes, run, timedelta(minutes=20))


def _daily(name, title, hour, run, **shared):
    return ScheduledJob(name, title, f"every day from {hour}am", daily_from(hour), run, timedelta(hours=26), **shared)


def _sweep():
    return counted(post_room.sweep(), "notice was waiting", "notices were waiting")


def _long_work():
    return counted(long_work.advance_all(LONG_WORK_FOR), "piece of work under way", "pieces of work under way")


def _digest():
    return counted(digests.send_digests(), "digest", "digests")


def counted(number, one, many):
    return f"{number or 'No'} {one if number == 1 else many}"


_reminders = partial(counted, one="reminder", many="reminders")


# In the order in which one run takes them: what a reminder holds back goes out with the same morning's digest, but for
# shares that failed or that another worker is still at, for which no digest waits: that goes out with the next one.
JOBS = [
    _daily("seal", "Seal the history of the day", 2, seals.run),
    _daily("expiry", "End invitations and sign-ins that have run out", 3, expiry.expire),
    _daily("reminders", "Remind of what is due", 6, reminders.send_reminders, counted=_reminders),
    _daily("digests", "Send the daily digests", 7, _digest),
    often("long-work", "Go on with long work", _long_work),
    often("post-room", "Send the notices that wait", _sweep),
]
BY_NAME = {job.name: job for job in JOBS}


def register(job):
    """Add a job of an app, which runs after those that are there."""
    if job.name not in BY_NAME:
        JOBS.append(job)
        BY_NAME[job.name] = job


def run_due(names=None):
    """Do the jobs of those names, or all, whose turn it is, in their order. Returns the JobRuns that were done here."""
    return [run for run in map(run_job, BY_NAME if names is None else names) if run is not None]


def run_job(name):
    """Do one job if its turn has come; the JobRun, or None when somebody else has done it or is at it."""
    job = BY_NAME[name]
    slot = job.slot(timezone.now())
    return _run_shares(job, slot) if job.counted else _run(name, slot, job.run)


def _run(name, slot, work):
    run = _claim(name, slot)
    if run is None:
        return None
    try:
        state, outcome = State.DONE, work()
    except Exception as problem:
        logger.exception("The job %s failed.", name)
        # No more than its kind: the message may hold what is not for everybody who sees the page.
        state, outcome = State.FAILED, f"Stopped by an error ({type(problem).__name__})"
    run.state, run.outcome, run.finished_at = state, outcome, timezone.now()
    ours = JobRun.objects.filter(pk=run.pk, state=State.RUNNING, started_at=run.started_at)
    ours.update(state=run.state, outcome=run.outcome, finished_at=run.finished_at)
    return run


def _run_shares(job, slot):
    """Do one share after the other, beside whoever else is at it; the JobRun of the whole once the last is done.

    Each share is a run of its own, so what is done stays done when a worker dies, and another one goes on.
    """
    whole, _ = JobRun.objects.get_or_create(job=job.name, slot=slot)
    if whole.state == State.DONE:
        return None
    name, latest = f"{job.name}-share", time.monotonic() + SHARES_FOR
    shares = {key - key % COUNCILS_IN_A_SHARE for key in Council.objects.values_list("pk", flat=True)}
    slots = {f"{slot} {first}": range(first, first + COUNCILS_IN_A_SHARE) for first in shares}
    runs = JobRun.objects.filter(job=name, slot__in=slots)
    for part in slots.keys() - set(runs.filter(state=State.DONE).values_list("slot", flat=True)):
        if time.monotonic() > latest:
            return None
        _run(name, part, lambda councils=slots[part]: job.run(councils))
    return _whole(job, whole, list(runs), len(slots))


def _whole(job, run, parts, wanted):
    """The run of a shared job, once all its shares are done or one of them failed; else None."""
    failed = next((part for part in parts if part.state == State.FAILED), None)
    done = sum(part.state == State.DONE for part in parts) == wanted
    if not failed and not done:
        return None
    run.state = State.FAILED if failed else State.DONE
    run.outcome = failed.outcome if failed else job.counted(sum(int(part.outcome) for part in parts))
    run.finished_at = timezone.now()
    others = JobRun.objects.filter(pk=run.pk).exclude(state=State.DONE)
    return run if others.update(state=run.state, outcome=run.outcome, finished_at=run.finished_at) else None


def _claim(name, slot):
    now = timezone.now()
    run, new = JobRun.objects.get_or_create(job=name, slot=slot, defaults={"started_at": now})
    if new:
        return run
    died = Q(state=State.RUNNING, started_at__lt=now - LEASE)
    failed = Q(state=State.FAILED, finished_at__lt=now - RETRY_AFTER)
    # What a clock did that was ahead is done again: no job harms by that.
    taken_over = JobRun.objects.filter(died | failed | is_ahead("started_at"), pk=run.pk, started_at=run.started_at)
    if not taken_over.update(state=State.RUNNING, started_at=now, finished_at=None, outcome=""):
        return None
    run.started_at = now
    return run


def latest_runs():
    """{name: the newest JobRun}: one query."""
    newest = JobRun.objects.filter(job=OuterRef("job")).order_by("-slot").values("pk")[:1]
    return {run.job: run for run in JobRun.objects.filter(job__in=BY_NAME, pk=Subquery(newest))}
