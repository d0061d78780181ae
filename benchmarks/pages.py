"""Pages against the least that the stack can do, and against themselves with little data.

    .venv/bin/python benchmarks/pages.py [--full] [--rounds 12] [--each 10]

Two databases on one PostgreSQL, one gunicorn before each, asked in turns. The measured council has 1,000 entries and
ten cases in both; in the second database there are 100,000 and 10,000 in all (--full: 1,000,000 and 100,000).
"""

import argparse
import os
from functools import partial

from ground.places import database_called, gunicorn, place
from ground.turns import by_round, family, in_turns, in_words, load, milliseconds, postmaster, ratio, table
from ground.visits import Visitor, prepared

SMALL = {"councils": 2, "entries": 1_000, "cases": 100, "open_ones": 100}
LARGE = {"councils": 1_000, "entries": 100_000, "cases": 10_000, "open_ones": 10_000}
FULL = {"councils": 10_000, "entries": 1_000_000, "cases": 100_000, "open_ones": 100_000}
ONE_WORKER = ("--workers", "1", "--threads", "2", "--keep-alive", "60")
# Page: (goal, its bare counterpart).
AGAINST_LIMIT = {"list": 1.5, "detail": 1.5, "start": 1.5, "protocol": 1.5, "case": 2.0}


def pages_of(facts):
    slug, entry = facts["slug"], facts["entry"]
    return {
        "list": f"/{slug}/requests/",
        "detail": f"/{slug}/requests/{entry}/",
        "start": "/",
        "protocol": facts["protocol"],
        "case": f"/{slug}/grievances/{facts['case']}/",
        "search": f"/{slug}/requests/?q=zanderpike",
        "search, a frequent word": f"/{slug}/requests/?q=verge",
        "page 20 of the list": f"/{slug}/requests/?page=20",
        "list, to answer": f"/{slug}/requests/?state=logged",
        "cases": f"/{slug}/grievances/",
        "council's own page": f"/{slug}/",
    }


def limit_of(name, facts, size):
    key = {"detail": facts["entry"], "protocol": facts["version"]}.get(name, 0)
    return f"/limit/{name}/?bytes={size}&council={facts['council']}&key={key}&stream={facts['stream']}"


def against_limit(address, server, facts, options):
    visitor, pages, rows = Visitor(address, facts["clerk"]), pages_of(facts), []
    for name, goal in AGAINST_LIMIT.items():
        size = len(visitor.open(pages[name]))
        urls = {"page": pages[name], "limit": limit_of(name, facts, size)}
        calls = {key: partial(visitor.open, url) for key, url in urls.items()}
        rows.append([name, size, *_compared(calls, server.pid, options, "page", "limit"), f"≤ {goal}"])
    return rows


def growth(little, much, options):
    """`little` and `much` are (address, process, facts)."""
    visitors = [Visitor(address, facts["clerk"]) for address, _, facts in (little, much)]
    rows = []
    for name in pages_of(little[2]):
        urls = [pages_of(facts)[name] for *_, facts in (little, much)]
        calls = {key: partial(v.open, url) for key, v, url in zip(("small", "large"), visitors, urls, strict=True)}
        server = [little[1].pid, much[1].pid]
        rows.append([name, *_compared(calls, server, options, "large", "small"), "≤ 1.2"])
    return rows


def _compared(calls, servers, options, one, other):
    """Wall clock of both, ratio of wall clocks, ratio of CPU of gunicorn and PostgreSQL together."""
    servers = servers if isinstance(servers, list) else [servers]
    pids = lambda: [pid for top in (*servers, postmaster()) for pid in family(top)]  # noqa: E731
    taken = in_turns(calls, rounds=options.rounds, each=options.each, pids=pids)
    wall = ratio(*(by_round(taken[name].wall, options.rounds) for name in (one, other)))
    cpu = ratio(taken[one].cpu, taken[other].cpu)
    times = [milliseconds(taken[name].wall) for name in (one, other)]
    return [*times, in_words(wall), *(milliseconds(taken[name].cpu) for name in (one, other)), in_words(cpu)]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--full", action="store_true")
    options.add_argument("--rounds", type=int, default=12)
    options.add_argument("--each", type=int, default=10)
    options = options.parse_args()
    with place():
        small = prepared(SMALL)
        large_url = database_called("large")
        large = prepared(FULL if options.full else LARGE, DATABASE_URL=large_url)
        with gunicorn(*ONE_WORKER) as one, gunicorn(*ONE_WORKER, DATABASE_URL=large_url) as other:
            measures = ["wall", "wall", "ratio of wall clocks", "CPU", "CPU", "ratio of CPU", "goal"]
            print(f"### Pages against the least that the stack can do ({load()})\n")
            rows = against_limit(*one, small, options)
            heads = ["page", "bytes", *headed(measures, "page", "limit")]
            print(table(heads, rows), flush=True)
            sizes = FULL if options.full else LARGE
            print(f"\n### Growth: {SMALL} against {sizes} ({load()})\n")
            heads = ["page", *headed(measures, "large", "small")]
            print(table(heads, growth((*one, small), (*other, large), options)))


def headed(measures, one, other):
    return [
        f"{measures[0]}, {one}",
        f"{measures[1]}, {other}",
        measures[2],
        f"CPU, {one}",
        f"CPU, {other}",
        *measures[5:],
    ]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
