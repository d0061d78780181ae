"""The register beside django-helpdesk on the same work: list of 25, detail, search, create, export of 10,000.

    .venv/bin/python benchmarks/helpdesk.py [--rounds 8] [--each 5]

django-helpdesk is installed from PyPI into an environment of its own in build/. Both have 10,000 rows in one council or
queue on the same PostgreSQL, one gunicorn with one worker each, and are asked in turns. Its list takes two requests,
the page and the rows that its script asks for; its export, which it has no page for, is all rows by that same address.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from functools import partial
from urllib.parse import urlencode

from ground.people import request_on
from ground.places import ROOT, gunicorn, place
from ground.turns import by_round, family, in_turns, in_words, load, milliseconds, postmaster, ratio, table
from ground.visits import Visitor, prepared

VERSION = "2.6.1"
HOME = ROOT / "build" / f"django-helpdesk-{VERSION}"
NEEDS = [f"django-helpdesk=={VERSION}", "psycopg2-binary", "gunicorn"]
ROWS = 10_000
SIZES = {"councils": 2, "entries": ROWS, "cases": 10, "open_ones": 1_000, "measured": ROWS}
ONE_WORKER = ("--workers", "1", "--threads", "2", "--keep-alive", "60", "--timeout", "120")
ORDER = "order[0][column]=5&order[0][dir]=desc"


class Counted(Visitor):
    """Counts the queries of its pages."""

    asked = 0

    def _ask(self, *arguments):
        answer, content = super()._ask(*arguments)
        self.asked += int(answer.headers["X-Queries"])
        return answer, content


def installed():
    """The Python of an environment with django-helpdesk."""
    python = HOME / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *NEEDS], check=True)
    return str(python)


def peer_of(python):
    """(variables of its site, what it was filled with)."""
    here = os.environ["DATABASE_URL"]
    folder, owner = here.split("@/")[1].rsplit("/", 1)[0], here.split("//")[1].split("@")[0]
    subprocess.run(["createdb", "-h", folder, "-U", owner, "peer"], check=True)
    variables = {
        "DJANGO_SETTINGS_MODULE": "benchmarks.ground.peer_settings",
        "PEER_DATABASE_URL": here.rsplit("/", 1)[0] + "/peer",
        "PYTHONPATH": str(ROOT),
    }
    command = [python, ROOT / "benchmarks" / "ground" / "peer_prepare.py", str(ROWS)]
    done = subprocess.run(command, env=os.environ | variables, check=True, stdout=subprocess.PIPE, text=True)
    return variables, json.loads(done.stdout)


def our_acts(visitor, facts):
    own = f"/{facts['slug']}/requests/"
    return {
        "list of 25": partial(visitor.open, own),
        "detail": partial(visitor.open, f"{own}{facts['entry']}/"),
        "search": partial(visitor.open, f"{own}?q=zanderpike"),
        "create": partial(our_create, visitor, f"{own}new/"),
        f"export of {ROWS:,}": partial(visitor.open, f"{own}export.csv"),
    }


def our_create(visitor, form):
    visitor.send(form, urlencode(request_on(visitor.open(form).decode())))


def its_acts(visitor, facts):
    return {
        "list of 25": partial(its_list, visitor, "/tickets/"),
        "detail": partial(visitor.open, f"/tickets/{facts['ticket']}/"),
        "search": partial(its_list, visitor, "/tickets/?q=zanderpike&status=1&status=2&status=3"),
        "create": partial(its_create, visitor, facts),
        f"export of {ROWS:,}": partial(its_list, visitor, "/tickets/", ROWS),
    }


def its_list(visitor, page, length=25):
    rows = re.search(r'"(/datatables_ticket_list/[^"]+)"', visitor.open(page).decode())[1]
    visitor.open(f"{rows}?draw=1&start=0&length={length}&{ORDER}")


def its_create(visitor, facts):
    visitor.open("/tickets/submit/")
    words = {"title": "The verge at Mill Lane", "body": "Please get somebody to cut the verge before Saturday."}
    visitor.send("/tickets/submit/", urlencode(words | {"queue": facts["queue"], "priority": 3}))


def compared(ours, its, options):
    """Rows of queries, wall clocks and CPU; `ours` and `its` are (visitor, acts, process)."""
    pids = lambda: [pid for top in (ours[2].pid, its[2].pid, postmaster()) for pid in family(top)]  # noqa: E731
    for act in ours[1]:
        calls = {"ours": ours[1][act], "its": its[1][act]}
        asked = [queries(side[0], side[1][act]) for side in (ours, its)]
        rounds, each = (3, 1) if act.startswith("export") else (options.rounds, options.each)
        taken = in_turns(calls, rounds=rounds, each=each, pids=pids)
        wall = ratio(*(by_round(taken[side].wall, rounds) for side in calls))
        times = [milliseconds(taken[side].wall) for side in calls]
        cpu = [milliseconds(taken[side].cpu) for side in calls]
        yield [act, *asked, *times, in_words(wall), *cpu, in_words(ratio(taken["ours"].cpu, taken["its"].cpu))]


def queries(visitor, act):
    act()
    before = visitor.asked
    act()
    return visitor.asked - before


def measure(facts, peer, variables, python, options):
    ours = gunicorn(*ONE_WORKER, DJANGO_SETTINGS_MODULE="benchmarks.ground.counted_settings")
    its = gunicorn(*ONE_WORKER, python=python, site="django.core.wsgi:get_wsgi_application()", **variables)
    with ours as (address, server), its as (its_address, its_server):
        visitor, other = Counted(address, facts["clerk"]), Counted(its_address, peer["clerk"])
        sides = (visitor, our_acts(visitor, facts), server), (other, its_acts(other, peer), its_server)
        rows = list(compared(*sides, options))
    print(f"### Beside django-helpdesk {VERSION}, {ROWS:,} rows each ({load()})\n")
    heads = [f"{what}, {who}" for what in ("queries", "wall", "CPU") for who in ("ours", "its")]
    print(table(["act", *heads[:4], "ratio of wall clocks", *heads[4:], "ratio of CPU"], rows))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rounds", type=int, default=8)
    options.add_argument("--each", type=int, default=5)
    options = options.parse_args()
    python = installed()
    with place():
        variables, peer = peer_of(python)
        measure(prepared(SIZES), peer, variables, python, options)


if __name__ == "__main__":
    main()
