"""The daily reminders over many councils: by one worker, by two that share it, and gone on with after one was killed.

    .venv/bin/python benchmarks/jobs.py [--full]

1,000 councils with 10,000 open deadlines (--full: 10,000 with 100,000). Queries are counted, and the most memory.
"""

import argparse
import resource
import subprocess
import sys
import time

from ground.places import place
from ground.turns import load, table
from ground.visits import prepared

SIZES = {"councils": 1_000, "entries": 20_000, "cases": 1_000, "open_ones": 10_000}
FULL = {"councils": 10_000, "entries": 200_000, "cases": 10_000, "open_ones": 100_000}
DAY = "2026-01-01"


def setup():
    import django

    django.setup()
    from councils import workers

    # No notice goes out while reminders are counted.
    workers.hand_on = lambda *args, **options: None


def work():
    """As a worker: prints the queries, the most memory in megabytes and the seconds."""
    setup()
    from django.db import connection

    from councils import jobs

    asked, began = [0], time.perf_counter()

    def count(execute, *args):
        asked[0] += 1
        return execute(*args)

    with connection.execute_wrapper(count):
        jobs.run_job("reminders")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(asked[0], most, round(time.perf_counter() - began, 1), flush=True)


def workers(number, *, kill_after=None):
    """What each of so many workers at once printed; the first is killed after some seconds."""
    command = [sys.executable, __file__, "--work"]
    began = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
    if kill_after:
        time.sleep(kill_after)
        began[0].kill()
    return [process.communicate()[0].split() for process in began]


def forget():
    from councils.models import JobRun, OutboxMail, Reminder

    JobRun.objects.all().delete()
    Reminder.objects.all()._raw_delete("default")
    OutboxMail.objects.all()._raw_delete("default")


def taken(name, number, **options):
    from councils.models import JobRun, Reminder

    forget()
    before = workers(number, **options)
    if options:
        JobRun.objects.filter(state="running").update(started_at=f"{DAY}T00:00Z")
        before += workers(1)
    shares = JobRun.objects.filter(job="reminders-share", state="done").count()
    said = [line for line in before if line]
    asked, seconds = sum(int(line[0]) for line in said), max(float(line[2]) for line in said)
    return [
        name,
        Reminder.objects.count(),
        shares,
        round(asked / max(1, shares), 1),
        max(int(s[1]) for s in said),
        seconds,
    ]


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
        rows = [taken("one worker", 1), taken("two workers", 2), taken("one killed, another after it", 1, kill_after=6)]
        print(f"### The daily reminders, {sizes} ({load()})\n")
        print(table(["who", "reminders", "shares of 100 councils", "queries a share", "MB at most", "seconds"], rows))


if __name__ == "__main__":
    main()
