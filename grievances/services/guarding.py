"""What nobody changes alone: the body that deals with staff matters, and its people's addresses and accounts.

Otherwise a clerk could take over a case about the clerk by way of a seat, an address or an invitation.
"""

from councils.guarded import Guard
from councils.models import Committee
from grievances.models import AdoptedProcedure, Grievance
from grievances.services.timeline import record
from grievances.workflow import OPEN


def bodies(council):
    """Every body that a procedure of the council ever named, or the full council where none names one.

    A case stays with the procedure that it was raised under; and were a body guarded only while it has a case, the
    guard would betray that there is one.
    """
    procedures = AdoptedProcedure.objects.filter(council=council)
    named = Committee.objects.filter(pk__in=procedures.exclude(staffing_body=None).values("staffing_body"))
    if named or not procedures.exists():
        return named
    return Committee.objects.filter(council=council, is_full_council=True)


def changed(proposal):
    """A line on the timeline of each open case, for those who see the whole of it."""
    people = {"person": proposal.person_id, "asked_by": proposal.by_id, "confirmed_by": proposal.answered_by_id}
    for case in Grievance.objects.filter(council=proposal.council, stage__in=OPEN).select_related("council"):
        record(case, "body-changed", data=people | {"act": proposal.act})


GUARD = Guard(bodies, changed)
