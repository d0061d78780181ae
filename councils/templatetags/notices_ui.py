"""Tags for notices and jobs: how each stands, in words and colour."""

from django import template

from councils.models import Job, JobRun, OutboxMail
from councils.templatetags.council_ui import status_tag

register = template.Library()

COLOURS = {
    OutboxMail.State.SENT: "green",
    OutboxMail.State.UNKNOWN: "yellow",
    OutboxMail.State.REFUSED: "red",
    OutboxMail.State.BOUNCED: "red",
    OutboxMail.State.SENDING: "blue",
    OutboxMail.State.QUEUED: "blue",
    JobRun.State.DONE: "green",
    JobRun.State.FAILED: "red",
    JobRun.State.RUNNING: "blue",
    Job.State.OPEN: "blue",
}
WHAT_WAS_DONE = {
    "notice_settled": "Recorded as sent",
    "notice_sent_again": "Sent again",
    "notice_came_back": "Recorded as come back",
}


@register.simple_tag
def notice_tag(state):
    return status_tag(OutboxMail.State(state).label, COLOURS.get(state, "grey"))


@register.simple_tag
def job_tag(row):
    """For a JobRun or a Job."""
    return status_tag(row.get_state_display(), COLOURS.get(row.state, "grey"))


@register.simple_tag
def notice_event(kind):
    return WHAT_WAS_DONE[kind]
