"""Appending to the history and verifying it, against hashing the same bytes.

    .venv/bin/python benchmarks/history.py [--events 2000] [--rounds 7]

The limit of an append is the same row written by hand with its hash; that of verifying is to fetch the same rows and
hash them.
"""

import argparse
import hashlib
import itertools

from ground.places import place
from ground.turns import family, in_turns, in_words, load, milliseconds, postmaster, ratio, table

COLUMNS = "stream, sequence, at, council_id, by_id, kind, data, commitment, previous_hash, hash"
INSERT = f"INSERT INTO councils_event ({COLUMNS}) VALUES (%s, 1, now(), NULL, NULL, 'bench', '{{}}', '', '', %s)"
SELECT = f"SELECT {COLUMNS} FROM councils_event ORDER BY stream, sequence"
number = itertools.count()


def append_by_hand():
    from django.db import connection, transaction

    stream = f"bench.hand:{next(number)}"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM councils_event WHERE stream = %s ORDER BY sequence DESC LIMIT 1", [stream]
        )
        cursor.execute(INSERT, [stream, hashlib.sha256(stream.encode() * 8).hexdigest()])


def append():
    from councils import history

    history.record(f"bench.site:{next(number)}", "bench", council=None, data={"n": 1})


def hash_all():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(SELECT)
        while rows := cursor.fetchmany(500):
            for row in rows:
                hashlib.sha256(repr(row).encode()).hexdigest()


def verify():
    from councils.verification import faults_of_streams

    faults = [fault for fault in faults_of_streams() if fault is not None]
    assert not [fault for fault in faults if "bench.hand" not in str(fault)]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--events", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=7)
    options = options.parse_args()
    with place():
        import django

        django.setup()
        import os

        pids = lambda: [os.getpid(), *family(postmaster())]  # noqa: E731
        settings = {"rounds": options.rounds, "pids": pids}
        appended = in_turns(
            {"site": append, "limit": append_by_hand}, each=options.events // options.rounds, **settings
        )
        verified = in_turns({"site": verify, "limit": hash_all}, each=1, **settings)
        rows = [
            [name, milliseconds(taken["site"].cpu), milliseconds(taken["limit"].cpu), in_words(_ratio(taken)), "≤ 3"]
            for name, taken in {"append one": appended, "verify all": verified}.items()
        ]
        print(f"### History ({load()})\n")
        print(table(["act", "CPU, the site", "CPU, by hand", "ratio of CPU", "goal"], rows))


def _ratio(taken):
    return ratio(taken["site"].cpu, taken["limit"].cpu)


if __name__ == "__main__":
    main()
