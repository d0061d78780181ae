"""The address to which a council's people forward e-mails, made from LOGGING_ADDRESS and the council's own address."""

import re

from django.conf import settings

from councils.models import Council

PLACE = "{council}"


def logging_address_of(council):
    """log+thornby@example.org; "" where the site takes no e-mails in."""
    return settings.LOGGING_ADDRESS.replace(PLACE, council.slug)


def councils_at(addresses):
    """The councils whose logging addresses are among these."""
    if not settings.LOGGING_ADDRESS:
        return []
    before, _, after = settings.LOGGING_ADDRESS.lower().partition(PLACE)
    shape = re.compile(rf"{re.escape(before)}([a-z0-9_-]+){re.escape(after)}")
    found = filter(None, (shape.fullmatch(address.strip().lower()) for address in addresses))
    return list(Council.objects.filter(slug__in={match[1] for match in found}))
