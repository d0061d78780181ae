"""What runs by the clock and what goes on in pieces, for the Clerk to look at."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from councils import jobs, long_work
from councils.access import for_clerks
from councils.models import Job, JobRun

# Seconds that a page goes on with long work for.
WHILE_ONE_WAITS = 2
SHOWN = 10


@dataclass(frozen=True)
class ShownJob:
    job: jobs.ScheduledJob
    run: JobRun | None
    is_late: bool


@for_clerks
def overview(request):
    runs, now = jobs.latest_runs(), timezone.now()
    shown = [_shown(job, runs.get(job.name), now) for job in jobs.JOBS]
    works = Job.objects.filter(council=request.council).select_related("by")[:SHOWN]
    context = {"jobs": shown, "works": [(work, long_work.kind_of(work)) for work in works]}
    return render(request, "councils/jobs.html", context)


def _shown(job, run, now):
    return ShownJob(job, run, is_late=run is None or run.started_at < now - job.late_after)


@for_clerks
def job(request, pk):
    """How far the work got. A POST goes on with it for a moment, so that it needs no worker."""
    job = get_object_or_404(Job.objects.select_related("by", "council"), pk=pk, council=request.council)
    if request.method == "POST":
        if job.state == Job.State.FAILED:
            long_work.try_again(job)
        long_work.go_on(job.pk, seconds=WHILE_ONE_WAITS)
        return redirect("job", request.council.slug, job.pk)
    kind = long_work.kind_of(job)
    busy = job.leased_until is not None and job.leased_until > timezone.now()
    context = {"job": job, "kind": kind, "busy": busy, "home": kind.home(job), "outcome": kind.outcome(job)}
    return render(request, "councils/job.html", context)
