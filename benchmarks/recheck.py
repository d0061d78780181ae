"""Pages while a worker checks a register of 100,000 entries again: how much longer they take than without it.

    .venv/bin/python benchmarks/recheck.py [--entries 100000] [--rounds 12] [--each 10]

One council has them all; its Clerk presses "Check the whole register again", and the pages are measured in turns with
the worker halted and at work. It is not run to its end: what is told is how many entries it checks a second.
"""

import argparse
import os
import re
import signal
import time
from functools import partial
from pathlib import Path

import pages
from ground.places import AS_DEPLOYED, gunicorn, job_worker, place
from ground.turns import by_round, family, in_turns, in_words, load, milliseconds, ratio, table
from ground.visits import Visitor, prepared

SHOWN = ("list", "detail", "start", "protocol", "case", "search")


class Beside:
    """Calls a page with a process and its children halted, or at work; counts the seconds at work."""

    def __init__(self, process):
        self.process, self.seconds, self.halted = process, 0.0, False

    def halt(self, halted):
        if halted != self.halted:
            number = signal.SIGSTOP if halted else signal.SIGCONT
            for pid in family(self.process.pid):
                os.kill(pid, number)
            self.halted = halted

    def open(self, call, *, halted):
        self.halt(halted)
        began = time.monotonic()
        call()
        self.seconds += 0 if halted else time.monotonic() - began


def compared(address, facts, beside, options):
    visitor, urls = Visitor(address, facts["clerk"]), pages.pages_of(facts)
    for name in SHOWN:
        page = partial(visitor.open, urls[name])
        calls = {"alone": partial(beside.open, page, halted=True), "beside": partial(beside.open, page, halted=False)}
        taken = in_turns(calls, rounds=options.rounds, each=options.each)
        wall = ratio(*(by_round(taken[way].wall, options.rounds) for way in ("beside", "alone")))
        yield [name, *(milliseconds(taken[way].wall) for way in calls), in_words(wall), "≤ 1.5"]


def memory(pid):
    text = "".join((Path("/proc") / str(child) / "status").read_text() for child in family(pid)[1:])
    return max(int(size) for size in re.findall(r"VmHWM:\s+(\d+)", text)) // 1024


def measure(facts, options):
    import django

    django.setup()
    from councils.models import Job

    with gunicorn(*AS_DEPLOYED) as (address, _), job_worker() as worker:
        Visitor(address, facts["clerk"]).send(f"/{facts['slug']}/requests/recheck/", "")
        while not Job.objects.filter(done__gt=0).exists():
            time.sleep(0.5)
        beside, before = Beside(worker), Job.objects.get().done
        rows = list(compared(address, facts, beside, options))
        job = Job.objects.get()
        beside.halt(False)
        most = memory(worker.pid)
    print(f"### Pages beside a re-check of {job.total:,} entries ({load()})\n")
    print(table(["page", "alone", "beside it", "ratio of wall clocks", "goal"], rows))
    rate = (job.done - before) / beside.seconds
    print(f"\n{rate:.0f} entries a second beside the pages: {job.total / rate / 60:.0f} minutes. {most} MB at most.")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--entries", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=12)
    options.add_argument("--each", type=int, default=10)
    options = options.parse_args()
    with place():
        number = options.entries
        sizes = {"councils": 2, "entries": number, "cases": 100, "open_ones": number // 10_000, "measured": number}
        measure(prepared(sizes), options)


if __name__ == "__main__":
    main()
