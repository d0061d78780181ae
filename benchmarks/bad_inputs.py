"""Sends generated bad input to every form of the demo, as everybody who can sign in, and counts what breaks.

    .venv/bin/python scripts/services.py .venv/bin/python benchmarks/bad_inputs.py
    .venv/bin/python benchmarks/bad_inputs.py [--inputs 100000] [--seed 1] [--from 0]

The second runs on SQLite. The pages are found by following the links of each person's pages; each
input is undone before the next. The n-th input of a seed is always the same one: `--from` goes on where a run stopped.
Ends with an error when the site broke; each place where it did is shown once, with how to send that input again.
"""

import argparse
import io
import logging
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGES_OF_A_KIND = 2


ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "protocol_site.settings",
    "SECRET_KEY": "only-for-this-benchmark-only-for-this-benchmark",
    "CASE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI=",
    "DEMO": "true",
    "STATIC_MANIFEST": "false",
    "SITE_URL": "http://localhost:8000",
    "ALLOWED_HOSTS": "testserver",
    "EMAIL_URL": "memorymail://",
    "LOG_LEVEL": "ERROR",
    # Nobody is asked who he is, or signed out, while this goes on: what a form answers to that is not what is tried.
    "SESSION_IDLE_MINUTES": "100000",
    "CONFIRM_AGAIN_MINUTES": "100000",
}


def prepare_site():
    os.environ |= ENVIRONMENT
    import django
    from django.conf import settings
    from django.core.management import call_command

    # Attempts are not counted: what is refused for having come too often would not be tried.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.REDIS_URL, settings.CELERY_TASK_ALWAYS_EAGER = "", True
    # Nothing asks for files here, and to look for them takes longer than most pages.
    settings.MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    logging.getLogger("django.security").setLevel(logging.CRITICAL)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("seed_demo", stdout=io.StringIO())


def accounts():
    """Everybody in the demo who has an account, and somebody who is signed out."""
    from councils.models import User

    return [None, *User.objects.order_by("pk")]


def kind_of(address):
    from django.urls import Resolver404, resolve

    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None


def forms_of(client):
    """Every form on the pages that a browser comes to by links, of each kind of page a few."""
    from tests.forms_on_pages import forms_on, links_on, page_of

    waiting, seen, kinds, found = ["/"], {"/"}, Counter(), {}
    while waiting:
        address = waiting.pop(0)
        page = page_of(client.get(address))
        found |= {(form.action, frozenset(form.names)): form for form in forms_on(page, address)}
        for link in links_on(page):
            kind = kind_of(link)
            if link not in seen and kind and kinds[kind] < PAGES_OF_A_KIND:
                seen.add(link)
                kinds[kind] += 1
                waiting.append(link)
    return list(found.values())


class Tries:
    """All forms with the browser of each account; each try leaves everything as it was, the cookies too."""

    def __init__(self, options):
        from tests.forms_of_the_site import Browsers

        people = accounts()
        self.options, self.browsers = options, Browsers(people)
        self.forms = [(account, form) for account in people for form in forms_of(self.browsers.of(account))]

    def run(self, number):
        """(status or None, what broke or "") of one input."""
        from django.db import connection

        from tests.bad_values import send_bad
        from tests.forms_of_the_site import undone

        chance = random.Random(f"{self.options.seed} {number}")
        account, form = chance.choice(self.forms)
        try:
            with undone():
                status = send_bad(form, self.browsers.of(account), chance).status_code
                if status == 302:
                    connection.check_constraints()
        except Exception:
            return None, traceback.format_exc()
        return status, f"answered {status}" if status >= 500 else ""


def run(options):
    """Prints as it goes; returns how many places broke."""
    tries, began = Tries(options), time.monotonic()
    print(f"{len(tries.forms)} forms of {len(tries.browsers.clients)} people", flush=True)
    answers, broken = Counter(), {}
    for number in range(options.start, options.inputs):
        status, fault = tries.run(number)
        answers[status] += 1
        place = fault[-400:]
        if fault and place not in broken:
            print(f"--seed {options.seed} --from {number} --inputs {number + 1}\n{fault}", flush=True)
        if fault:
            broken[place] = broken.get(place, 0) + 1
        if number % 1000 == 999:
            print(number + 1, dict(answers), f"{time.monotonic() - began:.0f} s", flush=True)
    print("answers:", dict(answers), "places that broke:", len(broken))
    return len(broken)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bad-inputs-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
        prepare_site()
        sys.exit(bool(run(options)))


if __name__ == "__main__":
    main()
