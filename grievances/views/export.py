"""Taking a case away as a whole."""

from django.shortcuts import render

from councils.confirmation import recently_confirmed
from grievances.access import in_confidence
from grievances.papers import acts
from grievances.services.export import export_case
from grievances.views.papers import attachment, fetch_for


@in_confidence
def export(request, pk):
    """Says what is in it first; whoever has an account is asked again who he is, when he has not said so lately."""
    if request.method != "POST":
        return render(request, "grievances/papers/export.html", {"case": fetch_for(request, pk, acts.PACK).case})
    return (recently_confirmed(_archive) if request.user.is_authenticated else _archive)(request, pk)


def _archive(request, pk):
    held = fetch_for(request, pk, acts.PACK)
    return attachment(export_case(held.case, parts=held.parts), f"Case {held.case.reference}.zip")
