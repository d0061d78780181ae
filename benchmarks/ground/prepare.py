"""Fills the database in DATABASE_URL and prints, as JSON, who is signed in and which pages there are to open.

python benchmarks/ground/prepare.py '{"councils": 100, "entries": 10000, "cases": 100, "open_ones": 1000}'
"""

import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[depth]) for depth in (1, 2)]

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from ground import fill  # noqa: E402

from councils.models import Person  # noqa: E402
from grievances.models import Grievance  # noqa: E402
from protocols.models import Version  # noqa: E402
from requests_log.models import CouncillorRequest  # noqa: E402
from tests.makers import client_of  # noqa: E402

PARTS = (1, 2, 3, 11)  # numbers within a council of the clerk, two councillors, an officer with a case


def cookies_of(person):
    """The cookie of a session as if the password had been typed just now."""
    return client_of(person).cookies[settings.SESSION_COOKIE_NAME].value


def prepare(people=0, **sizes):
    fill.models()
    fill.fill(**sizes)
    return facts() | {"people": working(people)}


def working(number):
    """[cookie, council, role] of people: the clerk, two councillors, an officer with a case of each council."""
    places = (divmod(nth, len(PARTS)) for nth in range(number))
    keys = [fill.MANY + (1 + council) * fill.PEOPLE + PARTS[part] for council, part in places]
    found = Person.objects.select_related("council", "user").in_bulk(keys)
    return [[cookies_of(found[key]), found[key].council.slug, found[key].memberships.get().role] for key in keys]


def facts():
    council = fill.MANY + 1
    clerk = Person.objects.filter(council=council).order_by("pk").first()
    entries = CouncillorRequest.objects.filter(council=council)
    entry = entries.filter(state="answered").order_by("pk").first()
    case = Grievance.objects.filter(council=council).first()
    version = Version.objects.order_by("pk").first()
    return {
        "clerk": cookies_of(clerk),
        "council": council,
        "slug": clerk.council.slug,
        "entry": entry.pk,
        "to_answer": list(entries.filter(state="logged").order_by("pk").values_list("pk", flat=True)),
        "case": str(case.pk),
        "stream": case.stream,
        "protocol": version.get_absolute_url(),
        "version": version.pk,
    }


if __name__ == "__main__":
    print(json.dumps(prepare(**json.loads(sys.argv[1]))))
