"""Who has looked at a case, for its handler."""

from councils.models import Event
from grievances.models import Part

PAGES = {"case": "the page of the case", "paper": "a paper", "letter": "a letter", "pack": "a pack"}
# So many of the newest are shown; all of them are in the export.
SHOWN = 200


def looks(case):
    """[(moment, Part, what was looked at)], the newest first: two queries."""
    events = list(Event.objects.filter(stream=case.looks_stream).order_by("-sequence")[:SHOWN])
    keys = {event.data["part"] for event in events}
    parts = Part.objects.select_related("person", "outsider").in_bulk(keys)
    for part in parts.values():
        if part.outsider_id:
            part.outsider.case = case
    return [(event.at, parts[event.data["part"]], _page(event.data["page"])) for event in events]


def _page(page):
    return PAGES.get(page.partition(" ")[0], page)
