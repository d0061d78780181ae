"""The daily reminders over many councils: by one worker, by two that share it, and gone on with after one was killed.

    .venv/bin/python benchmarks/jobs.py [--full]

1,000 councils with 10,000 open deadlines (--full: 10,000 with 100,000). Queries are counted, and the most memory.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import replace

from ground.places import place
from ground.turns import load, table
from ground.visits import prepared

SIZES = {"councils": 1_000, "entries": 20_000, "cases": 1_000, "open_ones": 10_000}
FULL = {"councils": 10_000, "entries": 200_000, "cases": 10_000, "open_ones": 100_000}
LONG_AGO = "2026-01-01T00:00Z"


def setup():
    import django

    django.setup()
    from councils import workers

    # No notice goes out while reminders are counted.
    workers.hand_on = lambda *args, **options: None


def work():
    """As a worker: a line for each share, with its queries and the memory after it in megabytes; then the seconds."""
    setup()
    from django.db import connection

    from councils import jobs

    asked, began = [0], time.perf_counter()
    job = jobs.BY_NAME["reminders"]

    def count(execute, *args):
        asked[0] += 1
        return execute(*args)

    def share(councils):
        before, number = asked[0], job.run(councils)
        print(asked[0] - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
        return number

    jobs.BY_NAME["reminders"] = replace(job, run=share)
    with connection.execute_wrapper(count):
        jobs.run_job("reminders")
    print(round(time.perf_counter() - began), flush=True)


def workers(number, *, kill_after=None):
    """What each of so many workers at once printed, line by line; the first is killed after so many shares."""
    command = [sys.executable, __file__, "--work"]
    began = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
    if kill_after:
        said = [began[0].stdout.readline().strip() for _ in range(kill_after)]
        began[0].kill()
        return [[*said, *began[0].communicate()[0].splitlines()]]
    return [process.communicate()[0].splitlines() for process in began]


def forget():
    from councils.models import JobRun, OutboxMail, Reminder

    JobRun.objects.all().delete()
    Reminder.objects.all()._raw_delete("default")
    OutboxMail.objects.all()._raw_delete("default")


def taken(name, number, **options):
    from councils.models import JobRun, OutboxMail, Reminder

    forget()
    said = workers(number, **options)
    if options:
        # As if the lease of the share that was under way had run out.
        JobRun.objects.filter(state="running").update(started_at=LONG_AGO)
        said += workers(1)
    shares = [tuple(map(int, line.split())) for lines in said for line in lines if " " in line]
    seconds = [int(lines[-1]) for lines in said if " " not in lines[-1]]
    queries, memory = zip(*shares, strict=True)
    done = JobRun.objects.filter(job="reminders-share", state="done").count()
    by_worker = " + ".join(str(sum(" " in line for line in lines)) for lines in said)
    return [
        name,
        Reminder.objects.count(),
        OutboxMail.objects.count(),
        f"{done} ({by_worker})",
        f"{min(queries)}–{max(queries)}, median {statistics.median(queries):g}",
        f"{min(memory)}–{max(memory)}",
        max(seconds),
    ]


def measure(sizes):
    kill_after = max(1, sizes["councils"] // 300)
    rows = [
        taken("one worker", 1),
        taken("two workers", 2),
        taken("one killed, another after it", 1, kill_after=kill_after),
    ]
    print(f"### The daily reminders, {sizes} ({load()})\n")
    heads = ["who", "reminders", "notices", "shares of 100 councils (by each)", "queries a share"]
    print(table([*heads, "MB, first to last", "seconds"], rows))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--full", action="store_true")
    options.add_argument("--work", action="store_true")
    options = options.parse_args()
    if options.work:
        work()
        return
    with place():
        sizes = FULL if options.full else SIZES
        prepared(sizes)
        setup()
        measure(sizes)


if __name__ == "__main__":
    main()
