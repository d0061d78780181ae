"""Changes one random byte or row of the history, many times, and counts how often verify_history names it.

    .venv/bin/python benchmarks/tamper_history.py [--times 1000] [--seed 1]

On a SQLite database in memory; ends with an error when something was not found.
"""

import argparse
import os
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "protocol_site.settings",
    "SECRET_KEY": "only-for-benchmarks-only-for-benchmarks",
    "CASE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI=",
    "DATABASE_URL": "sqlite:///:memory:",
    "REDIS_URL": "",
}

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from councils import history, protection  # noqa: E402
from councils.models import Event, Role  # noqa: E402
from councils.services.seals import seal_day  # noqa: E402
from councils.verification import faults_of_seals, faults_of_streams  # noqa: E402
from tests.grievances.makers import act, make_case  # noqa: E402
from tests.makers import make_council, make_member  # noqa: E402
from tests.tampering import WAYS  # noqa: E402


def make_a_past(random):
    council = make_council()
    clerk = make_member(council, "Maya Osei", Role.CLERK)
    for day in range(10):
        for _ in range(20):
            words = "Something was said" if random.random() < 0.5 else ""
            stream = f"bench.thing:{random.randrange(12)}"
            history.record(stream, "seen", council=council, by=clerk, data={"n": day}, words=words)
        case = make_case(council, clerk)
        act(case, "withdraw", clerk, outcome="withdrawn", words="I have changed my mind.")
        seal_day(date(2026, 5, 1) + timedelta(days=day))


def faults():
    return [str(fault) for fault in [*faults_of_streams(), *faults_of_seals()] if fault is not None]


def change_once(random):
    """(what was done, whether it was named); the change is undone."""
    with transaction.atomic():
        done, name = random.choice(WAYS)(random)
        named = any(fault.startswith(name) for fault in faults())
        transaction.set_rollback(True)
    return done, named


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)
    call_command("migrate", verbosity=0)
    make_a_past(random)
    start, done = time.monotonic(), Counter()
    with protection.lifted():
        assert faults() == []
        for _ in range(options.times):
            done[change_once(random)] += 1
    for (what, named), times in sorted(done.items()):
        print(f"{times:5} {'found' if named else 'MISSED'}  {what}")
    missed = sum(times for (_, named), times in done.items() if not named)
    print(f"{Event.objects.count()} events; {options.times} changes, {missed} missed; {time.monotonic() - start:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
