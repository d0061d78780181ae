"""What waits for a second person, and his answer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils import guarded
from councils.access import for_everybody
from councils.forms.proposals import AnswerForm
from councils.services import proposals
from councils.views.pages import refusals_shown

WAITS = "A second person has to confirm this. They have been told, and it is done when one of them does."


def told(request, waiting, done):
    """Say what became of an act that may be guarded: it waits, or it is done."""
    messages.success(request, WAITS if waiting else done)


def _visible(request):
    """For clerks, and for those who sit on a guarded body: the same to each of them, whatever it is about."""
    member = guarded.members(request.council).filter(pk=request.access.person.pk).exists()
    if not (request.access.is_clerk or member):
        raise Http404("Not for this person")
    return request.council.proposals.select_related("council", "person", "committee", "by", "seat__committee")


@for_everybody
def waiting(request):
    return render(request, "councils/proposals.html", {"proposals": _visible(request).open()})


@for_everybody
def proposal(request, pk):
    row = get_object_or_404(_visible(request), pk=pk)
    form = AnswerForm(request.POST or None)
    person = request.access.person
    if form.is_valid():
        with refusals_shown(form):
            confirms = form.cleaned_data["answer"] == "confirm"
            (proposals.confirm if confirms else proposals.refuse)(row, by=person)
            messages.success(request, "Confirmed, and done." if confirms else "Refused. Nothing was changed.")
            return redirect(reverse("proposals", args=[request.council.slug]))
    context = {"proposal": row, "facts": proposals.facts_of(row), "form": form}
    may = {"may_confirm": proposals.may_confirm(row, person), "is_own": row.by_id == person.pk}
    return render(request, "councils/proposal.html", context | may)
