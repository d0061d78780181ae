"""Fills a site of django-helpdesk and prints, as JSON, who is signed in and a ticket. Argument: how many tickets."""

import json
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402

from benchmarks.ground.fill import WORDS  # noqa: E402


def ticket(number, queue, clerk):
    words = " ".join(WORDS[(number * step) % len(WORDS)] for step in (1, 3, 5, 7))
    words += "" if number % 997 else " zanderpike"
    return Ticket(
        title=words,
        queue=queue,
        created=timezone.now() - timedelta(minutes=17 * number),
        submitter_email=f"person{number % 9}@example.org",
        assigned_to=clerk,
        status=Ticket.OPEN_STATUS if number % 10 == 0 else Ticket.RESOLVED_STATUS,
        description=f"Please get somebody to cut the verge before Saturday. {words}",
        priority=3,
    )


def main(tickets):
    call_command("migrate", verbosity=0)
    clerk = get_user_model().objects.create_superuser("clerk", "clerk@example.org", "seven quiet lanes")
    queue = Queue.objects.create(title="Requests", slug="requests")
    made = Ticket.objects.bulk_create(ticket(number, queue, clerk) for number in range(tickets))
    FollowUp.objects.bulk_create(
        FollowUp(ticket=one, date=one.created, title=title, comment="It is for the council to decide.", user=clerk)
        for one in made
        for title in ("Ticket opened", "Decided", "Answered")
    )
    client = Client()
    client.force_login(clerk)
    return {"clerk": client.cookies["sessionid"].value, "queue": queue.pk, "ticket": made[1].pk}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
