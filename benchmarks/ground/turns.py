"""Comparing in turns: A B A B …, so that whatever else the machine does falls on both. Medians, quartiles, CPU time."""

import os
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

NANO = 1e9


@dataclass
class Taken:
    """Seconds of wall clock of each call, and seconds of CPU for a call in each round."""

    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)


def in_turns(calls, *, rounds, each, pids=lambda: [os.getpid()]):
    """{name: Taken} of {name: call}: in each round each is called `each` times; the CPU is that of `pids()`."""
    found = {name: Taken() for name in calls}
    for call in calls.values():
        call()
    for number in range(rounds):
        order = list(calls.items())
        for name, call in order if number % 2 == 0 else reversed(order):
            before = cpu_of(pids())
            for _ in range(each):
                began = time.perf_counter()
                call()
                found[name].wall.append(time.perf_counter() - began)
            found[name].cpu.append((cpu_of(pids()) - before) / each)
    return found


def cpu_of(pids):
    """Seconds of CPU of all threads of these processes so far."""
    return sum(_of_process(pid) for pid in pids)


def _of_process(pid):
    if pid == os.getpid():
        return time.process_time()
    files = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(text.split()[0]) for text in map(_read, files) if text) / NANO


def _read(file):
    try:
        return file.read_text()
    except OSError:
        return ""


def family(pid):
    """A process and all that it has started."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        text = _read(stat)
        if text:
            children.setdefault(int(text.rpartition(")")[2].split()[1]), []).append(int(stat.parent.name))
    found, rest = [], [pid]
    while rest:
        found.append(rest.pop())
        rest += children.get(found[-1], [])
    return found


def postmaster():
    """The process of the database server in DATABASE_URL."""
    folder = os.environ["DATABASE_URL"].split("@/")[1].rsplit("/", 1)[0]
    return int((Path("/") / folder / "postgres" / "postmaster.pid").read_text().split()[0])


def ratio(one, other):
    """(median, lower and upper quartile) of what `one` took by what `other` took, round by round."""
    ratios = sorted(a / b for a, b in zip(one, other, strict=True))
    low, _, high = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
    return statistics.median(ratios), low, high


def by_round(wall, rounds):
    """The median of each round's wall times."""
    each = len(wall) // rounds
    return [statistics.median(wall[at : at + each]) for at in range(0, len(wall), each)]


def in_words(found):
    return "{:.2f} ({:.2f}–{:.2f})".format(*found)


def milliseconds(seconds):
    return f"{statistics.median(seconds) * 1000:.2f} ms"


def load():
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def table(heading, rows):
    """A Markdown table; rows and heading are lists of cells."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
