"""What waits for a second person, and his answer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils import guarded, roster
from councils.access import for_everybody
from councils.forms.proposals import AnswerForm
from councils.models.bodies import Ending, Office
from councils.services import proposals
from councils.views.pages import refusals_shown
from councils.wording import one_of

TAKEN_BACK, REFUSED = "Taken back. Nothing was changed.", "Refused. Nothing was changed."


def beforehand(request, *, person=None, **seat):
    """For the page on which somebody asks for what may be guarded: who would have to confirm it, and why."""
    council, by = request.council, request.access.person
    if not guarded.touches(council, person=person, **seat):
        return {}
    names = [second.name for second in guarded.seconds(council, by=by, person=person)]
    why = guarded.why(council, person=person, committee=seat.get("committee"))
    return {"seconds": one_of(names), "why_second": why} if names else {}


def told(request, waiting, done=""):
    """Say what became of an act that may be guarded: the Proposal that waits, or that it is done."""
    if not waiting:
        messages.success(request, done)
        return
    row = f"“{waiting}” is not done yet. It waits until {proposals.waits_for(waiting)} confirms it."
    messages.info(request, f"{row} They have been told by email.")


def _visible(request):
    """For clerks, and for those who sit on a guarded body: the same to each of them, whatever it is about."""
    if not guarded.see_what_waits(request.access):
        raise Http404("Not for this person")
    return request.council.proposals.with_all()


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
            refused = TAKEN_BACK if row.by == person else REFUSED
            messages.success(request, "Confirmed, and done." if confirms else refused)
            return redirect(reverse("proposals", args=[request.council.slug]))
    context = {"proposal": row, "facts": facts_in_words(row), "form": form, "waits_for": proposals.waits_for(row)}
    may = {"may_confirm": proposals.may_confirm(row, person), "is_own": row.by_id == person.pk}
    seats = {"seats": row.membership and roster.seats_with(row.membership)}
    return render(request, "councils/proposal.html", context | may | seats)


def facts_in_words(row):
    """What was filled in, with offices and reasons as the forms call them."""
    facts = proposals.facts_of(row)
    words = {"office": Office, "ended_because": Ending}
    return facts | {name: kind(facts[name]).label for name, kind in words.items() if facts.get(name)}
