"""The page of one clause of a draft, and all that a clerk does to it there."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from councils.access import for_clerks
from councils.errors import Overtaken, Refused
from councils.views.pages import seen_in
from protocols import services
from protocols.draft_forms import ClauseForm, PlaceForm, SplitForm
from protocols.services.drafts import CHANGED
from protocols.services.outline import GONE
from protocols.views.drafts import address, fetch, lines_of, seen_again, typed_in

ACTS = {
    "up": ("Move up", partial(services.move_clause, step=-1), "The clause was moved up."),
    "down": ("Move down", partial(services.move_clause, step=1), "The clause was moved down."),
    "join": ("Join the next clause", services.join_next, "The two clauses are one now."),
    "run-on": (
        "Join the next clause in the same paragraph",
        partial(services.join_next, run_on=True),
        "The two clauses are one now.",
    ),
    "begin-section": ("Make it a heading", services.begin_section, "A section begins here now."),
    "take-out": (
        "Take out as furniture",
        services.take_out,
        "Taken out. It is listed below the clauses, and can be put back.",
    ),
}
# Lines of the source that are shown before the clause's own first one, and from there on.
BEFORE, FROM_THERE = 4, 30


def fetch_clause(request, protocol, number, pk):
    """(the draft, the clause, or None where it is gone). What is posted about one that is gone comes too late."""
    version = fetch(request, protocol, number)
    row = find(version, pk)
    if row is None and request.method == "POST":
        raise Overtaken(GONE)
    return version, row


def find(version, pk):
    return next((row for part in version.sections.all() for row in part.clauses.all() if row.pk == pk), None)


@for_clerks
def clause(request, protocol, number, pk):
    version = fetch(request, protocol, number)
    row = find(version, pk)
    if request.method != "POST":
        return show(request, version, row) if row else redirect(address(version, "mend"))
    form = ClauseForm(request.POST)
    if not form.is_valid() and row and not version.is_adopted:
        return show(request, version, row, form=form)
    try:
        services.edit_clause(version, clause=pk, by=request.access.person, **typed_in(form))
    except Overtaken as overtaken:
        return _overtaken(request, fetch(request, protocol, number), pk, overtaken)
    messages.success(request, "The clause was saved.")
    return _back(version, pk)


def _overtaken(request, version, pk, overtaken):
    """What was typed, beside the clause as it stands now; whoever has seen both can save it over that."""
    row = None if version.is_adopted else find(version, pk)
    context = {
        "version": version,
        "message": overtaken,
        "now": row,
        "form": row and ClauseForm(seen_again(request, version)),
        "typed": [request.POST.get(name, "") for name in ("ref", "heading", "text")],
    }
    return render(request, "protocols/draft_overtaken.html", context, status=409)


@for_clerks
def act(request, protocol, number, pk, act):
    if act not in ACTS:
        raise Http404("No such act")
    version, _ = fetch_clause(request, protocol, number, pk)
    if request.method != "POST":
        return redirect(address(version, "clause", pk))
    _, does, done = ACTS[act]
    try:
        does(version, clause=pk, seen=seen_in(request), by=request.access.person)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(address(version, "clause", pk))
    messages.success(request, done)
    return _back(version, pk)


@for_clerks
def split(request, protocol, number, pk):
    version, row = fetch_clause(request, protocol, number, pk)
    if request.method != "POST":
        return redirect(address(version, "clause", pk))
    form = in_time(SplitForm(request.POST, blocks=row.blocks), version)
    if not form.is_valid():
        return show(request, version, row, split_form=form)
    place, seen = form.cleaned_data["place"], form.cleaned_data["seen"]
    new = services.split_clause(version, clause=pk, block=place.block, at=place.at, seen=seen, by=request.access.person)
    messages.success(request, "The clause was split. Give the second one its number, if it has one.")
    return redirect(address(version, "clause", new.pk))


@for_clerks
def place(request, protocol, number, pk):
    version, row = fetch_clause(request, protocol, number, pk)
    if request.method != "POST":
        return redirect(address(version, "clause", pk))
    form = in_time(PlaceForm(request.POST, sections=version.sections.all(), moving=row), version)
    if not form.is_valid():
        return show(request, version, row, place_form=form)
    seen = form.cleaned_data["seen"]
    services.place_clause(version, clause=pk, seen=seen, by=request.access.person, **form.destination)
    messages.success(request, "The clause was moved.")
    return _back(version, pk)


def in_time(form, version):
    """The form; Overtaken where the clause that it speaks of may no longer be the one that the clerk saw."""
    if form.data.get(form.add_prefix("seen")) != str(version.revision):
        raise Overtaken(CHANGED)
    return form


def show(request, version, clause, *, form=None, split_form=None, place_form=None):
    """The page of a clause, with whichever of its forms has to be shown again."""
    seen = {"seen": version.revision}
    sections, first = version.sections.all(), max(clause.line - BEFORE, 1)
    split_form = split_form or SplitForm(initial=seen, blocks=clause.blocks)
    place_form = place_form or PlaceForm(initial=seen, sections=sections, moving=clause)
    split_form.form_action = address(version, "split-clause", clause.pk)
    place_form.form_action = address(version, "place-clause", clause.pk)
    context = {
        "version": version,
        "clause": clause,
        "form": form or ClauseForm.of(clause, version.revision),
        "split_form": split_form,
        "place_form": place_form,
        "acts": [(act, label) for act, (label, *_) in ACTS.items()],
        "lines": lines_of(version)[first - 1 : clause.line + FROM_THERE] if clause.line else [],
        "first_line": first,
    }
    return render(request, "protocols/draft_clause.html", context)


def _back(version, pk):
    return redirect(f"{address(version, 'mend')}#clause-{pk}")
