"""What the rule on notice for the agenda knows of the meeting that a request wants an item for."""

from datetime import datetime, time

from councils.models import Deadline
from requests_log.models import AgendaItem

PAPERS = "agenda_papers"


def meeting_facts(entry):
    """The facts of requests_log.rules on meeting and papers; none before a meeting is chosen."""
    item = AgendaItem.objects.filter(duty__entry=entry).select_related("meeting", "duty").first()
    if item is None or item.meeting is None:
        return {}
    counted = Deadline.objects.filter(stream=item.duty.stream, name=PAPERS).order_by("-pk").first()
    facts = {"meeting_date": item.meeting.day}
    if counted:
        # The rule counts calendar days back; the council's own limit was counted day by day already.
        facts["papers_days"] = (item.meeting.day - counted.due).days
    if item.papers_on:
        facts["papers_received"] = datetime.combine(item.papers_on, time(0))
    return facts
