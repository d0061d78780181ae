"""How soon a web worker serves its first page, and what web and job workers weigh while they serve 10,000.

    .venv/bin/python benchmarks/weight.py [--pages 10000] [--starts 5]

The people of load.py, who do not stop to think, at gunicorn and a Celery worker as they are deployed. Weight is PSS:
what processes share is divided among them; RSS, in brackets, counts it for each.
"""

import argparse
import re
import statistics
import threading
import time
from pathlib import Path

from ground.people import Somebody
from ground.places import AS_DEPLOYED, gunicorn, job_worker, place
from ground.turns import family, load, table
from ground.visits import Visitor, prepared

SIZES = {"councils": 110, "entries": 11_000, "cases": 1_100, "open_ones": 2_000, "measured": 100}
CROWD = 8
MARKS = (0, 1_000, 2_000, 5_000, 10_000)
MOST = 160  # megabytes


def start(cookie):
    """Seconds until a page is there after a start of gunicorn, and for the same page again."""
    began = time.monotonic()
    with gunicorn("--workers", "1") as (address, _):
        visitor, times = Visitor(address, cookie), []
        for _ in range(2):
            visitor.open("/")
            visitor.leave()
            times.append(time.monotonic() - began)
    return times[0], times[1] - times[0]


def weights(pid):
    """(PSS, RSS) in megabytes of each process that one has started, by age."""
    found = []
    for child in sorted(set(family(pid)) - {pid}):
        text = Path(f"/proc/{child}/smaps_rollup").read_text()
        found.append([int(re.search(rf"^{name}: +(\d+) kB", text, re.MULTILINE)[1]) // 1024 for name in ("Pss", "Rss")])
    return found


def serve(people, pages):
    """Rows of what the workers weigh after each number of pages."""
    over, rows = threading.Event(), []
    with gunicorn(*AS_DEPLOYED) as (address, server), job_worker() as worker:
        crowd = [Somebody(address, *facts, think=0, over=over) for facts in people]
        for mark in (mark for mark in MARKS if mark <= pages):
            if mark and not rows[1:]:
                _begin(crowd)
            opened = _wait(crowd, mark)
            web, jobs = weights(server.pid), weights(worker.pid)
            rows.append([opened, *map(_in_words, (web, jobs)), f"≤ {MOST} MB each"])
        over.set()
        for somebody in crowd:
            somebody.join(60)
    return rows, [fault for somebody in crowd for fault in somebody.faults]


def _begin(crowd):
    for somebody in crowd:
        somebody.start()


def _wait(crowd, mark):
    while (opened := sum(len(somebody.pages) for somebody in crowd)) < mark:
        time.sleep(0.2)
    if not mark:
        time.sleep(10)  # until all workers are there
    return opened


def _in_words(found):
    return ", ".join(f"{pss} ({rss})" for pss, rss in found)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--pages", type=int, default=MARKS[-1])
    options.add_argument("--starts", type=int, default=5)
    options = options.parse_args()
    with place():
        facts = prepared(SIZES | {"people": 400})
        measure(facts, options)


def measure(facts, options):
    print(f"### Start and weight ({load()})\n")
    first, again = zip(*(start(facts["clerk"]) for _ in range(options.starts)), strict=True)
    times = [f"{statistics.median(seconds):.2f} s" for seconds in (first, again)]
    print(f"From the start of gunicorn to the start page: {times[0]}; the same page again: {times[1]}.\n")
    rows, faults = serve(facts["people"][:: len(facts["people"]) // CROWD + 1], options.pages)
    print(table(["pages served", "MB of each web worker", "MB of each job worker", "goal"], rows))
    print(f"\n{len(faults)} errors", *faults[:3])


if __name__ == "__main__":
    main()
