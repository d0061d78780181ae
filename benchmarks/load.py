"""How many people at work the site bears: pages a second, their times, errors, and what gives way first.

    .venv/bin/python benchmarks/load.py [--people 50,100,200,400] [--seconds 60] [--think 10]

gunicorn, a Celery worker, PostgreSQL and Redis as they are set up by default, all on this machine. A quarter of the
people are clerks, half councillors, a quarter officers with a case, four of each council. They open pages one after
the other and think between two of them for so many seconds on average. They themselves run here too, and their
processor time is shown: on two cores it is taken from the site.
"""

import argparse
import os
import statistics
import sys
import threading
import time
from collections import defaultdict

from ground.people import Somebody
from ground.places import AS_DEPLOYED, gunicorn, job_worker, place
from ground.turns import cpu_of, family, load, postmaster, table
from ground.visits import prepared

SIZES = {"councils": 1_000, "entries": 100_000, "cases": 10_000, "open_ones": 10_000}


def at_work(address, people, options):
    """The people after so many seconds, without the pages of the first moments, and the processor time of each part."""
    over = threading.Event()
    crowd = [Somebody(address, *facts, think=options.think, over=over) for facts in people]
    for somebody in crowd:
        somebody.start()
    time.sleep(2 * options.think)
    began, before = time.monotonic(), options.parts()
    time.sleep(options.seconds)
    after = options.parts()
    over.set()
    for somebody in crowd:
        somebody.join(60)
        somebody.pages = [page for page in somebody.pages if began <= page[1] < began + options.seconds]
    return crowd, {name: (after[name] - before[name]) / options.seconds for name in before}


def processor_time(server, worker):
    """{part: seconds of CPU so far} of everything that the load rests on."""

    def parts():
        mine = {"web": family(server.pid), "worker": family(worker.pid), "database": family(postmaster())}
        return {name: cpu_of(pids) for name, pids in mine.items()} | {"people": time.process_time()}

    return parts


def slowest(times, hundredth):
    return statistics.quantiles(times, n=100, method="inclusive")[hundredth - 1] * 1000


def spread(times):
    return [f"{slowest(times, hundredth):,.0f} ms" for hundredth in (50, 95, 99)]


def step(address, people, options):
    crowd, cores = at_work(address, people, options)
    times = [seconds for somebody in crowd for *_, seconds in somebody.pages]
    faults = [fault for somebody in crowd for fault in somebody.faults]
    print("\n".join(faults[:5]), file=sys.stderr)
    row = [len(people), f"{len(times) / options.seconds:.1f}", *spread(times), len(faults)]
    return row + [f"{cores[name]:.2f}" for name in options.named], crowd


def by_page(crowd):
    times = defaultdict(list)
    for somebody in crowd:
        for name, _, seconds in somebody.pages:
            times[name].append(seconds)
    return [[name, len(taken), *spread(taken)] for name, taken in sorted(times.items()) if len(taken) > 1]


def measure(facts, options):
    with gunicorn(*AS_DEPLOYED) as (address, server), job_worker() as worker:
        options.parts = processor_time(server, worker)
        options.named = list(options.parts())
        rows, crowds = [], {}
        for number in options.people:
            row, crowds[number] = step(address, facts["people"][:number], options)
            rows.append([*row, f"{os.getloadavg()[0]:.1f}"])
    print(f"### People at work, {options.think:g} seconds to think ({load()})\n")
    cores = [f"cores, {name}" for name in options.named]
    heads = ["pages a second", "p50", "p95", "p99", "errors", *cores, "load"]
    print(table(["people", *heads], rows))
    shown = 200 if 200 in crowds else options.people[-1]
    print(f"\nEach page with {shown} people:\n")
    print(table(["page", "opened", "p50", "p95", "p99"], by_page(crowds[shown])))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--people", default="50,100,200,400")
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--think", type=float, default=10)
    options = options.parse_args()
    options.people = [int(number) for number in options.people.split(",")]
    with place():
        measure(prepared(SIZES | {"people": max(options.people)}), options)


if __name__ == "__main__":
    main()
