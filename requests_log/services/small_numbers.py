"""The council's choice of how small a number its reports show."""

from django.db import transaction

from councils import history
from councils.services.people import stream_of
from requests_log.models import SmallNumbers


@transaction.atomic
def set_small_numbers(*, council, threshold, by):
    """Let reports show a line from that many answers on."""
    row = SmallNumbers.objects.create(council=council, threshold=threshold, by=by)
    history.record(stream_of(council), "small_numbers_set", council=council, by=by, data={"threshold": threshold})
    return row
