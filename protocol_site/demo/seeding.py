"""Seeds the demo: whole or not at all, and each part only where it is missing."""

from django.db import transaction
from django.utils import timezone

from protocol_site.demo import script
from protocol_site.demo.cases import seed_cases
from protocol_site.demo.earlier import seed_earlier
from protocol_site.demo.people import clerk_of, seed_council
from protocol_site.demo.post import PastPost
from protocol_site.demo.protocols import seed_protocol
from protocol_site.demo.register import seed_register

SLUG = "demo"


@transaction.atomic
def seed(now=None):
    """What is there already stays as visitors left it. `now` is the moment before which everything happened."""
    now = now or timezone.now()
    post = PastPost()
    councils = {told["slug"]: seed_council(told) for told in script.people()["council"]}
    post.settle(now)
    council, today = councils[SLUG], timezone.localdate(now)
    seed_protocol(council, today=today, by=clerk_of(council))
    seed_earlier(council, today=today, by=clerk_of(council))
    seed_register(council, today=today, post=post)
    seed_cases(council, today=today, by=clerk_of(council), post=post)
