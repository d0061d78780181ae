"""The papers of a case: what somebody may read of them, handing in, serving, and witnesses."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from councils.views.pages import refusals_shown
from grievances import keys
from grievances import services as case_services
from grievances.access import in_confidence
from grievances.forms import papers as forms
from grievances.models import IssuedPack, Served, Witness
from grievances.papers import acts
from grievances.seeing import Sight
from grievances.services import papers as services
from grievances.services import witnesses
from grievances.services.letters import letters_of
from grievances.views.cases import fetch

OFFERED = {
    "hand_in": acts.HAND_IN,
    "state": acts.STATE,
    "serve": acts.SERVE,
    "name_witness": acts.NAME_WITNESS,
    "ask_witness": acts.ASK_WITNESS,
    "write": acts.WRITE,
    "pack": acts.PACK,
}


def fetch_for(request, pk, act=acts.READ):
    """The case in somebody's hands, who may do this act; 404 for a draft."""
    held = fetch(request, pk)
    if held.case.raised_at is None:
        raise Http404("Not a case yet")
    services.part_for(act, held.case, held.parts)
    return held


def seen(held):
    """The papers that somebody may read, with what a page says of each."""
    served = Served.objects.select_related("part__person", "part__outsider")
    papers = list(services.seen_papers(held.case, held.parts, held.sees).prefetch_related(Prefetch("served", served)))
    for paper in papers:
        paper.case = held.case
        services.with_names(held.case, [paper.giver, *(row.part for row in paper.served.all())])
    return papers


@in_confidence
def papers(request, pk):
    held = fetch_for(request, pk)
    case_services.record_look(held.case, held.parts[0], "papers")
    handles = Sight.WHOLE_TIMELINE in held.sees
    context = {
        "case": held.case,
        "papers": seen(held),
        "handles": handles,
        "letters": [] if handles else letters_of(held.case, held.parts, handles=False),
        "copies": [] if handles else _copies(held),
        "witnesses": _witnesses(held),
        "may": {name for name, act in OFFERED.items() if _may(act, held)},
        "is_late": services.is_late(held.case),
    }
    return render(request, "grievances/papers/list.html", context)


def _copies(held):
    """[(pack, the part whose copy it is)] of whoever looks."""
    own = {part.pk: part for part in services.readers(held.parts)}
    rows = IssuedPack.copies.through.objects.filter(issuedpack__case=held.case, part__in=own)
    return [(row.issuedpack, own[row.part_id]) for row in rows.select_related("issuedpack").order_by("issuedpack__at")]


def _may(act, held):
    return acts.why_not(act, held.case.stage, {part.kind for part in held.parts}) is None


def _witnesses(held):
    """The handler sees all who were named, a party those whom it named itself."""
    rows = Witness.objects.filter(case=held.case)
    if Sight.WHOLE_TIMELINE not in held.sees:
        rows = rows.filter(named_by__in=held.parts)
    rows = list(rows)
    for row in rows:
        row.case = held.case
    return rows


def form_page(request, held, form, title, **context):
    context |= {"case": held.case, "form": form, "title": title}
    return render(request, "grievances/papers/form.html", context)


@in_confidence
def hand_in(request, pk):
    held = fetch_for(request, pk, acts.HAND_IN)
    form = forms.HandInForm(request.POST or None, request.FILES or None, case=held.case, parts=held.parts)
    if form.is_valid():
        with refusals_shown(form):
            services.hand_in(held.case, parts=held.parts, **form.facts)
            messages.success(request, "It is handed in.")
            return redirect(held.case.get_papers_url())
    return form_page(request, held, form, "Hand in a paper")


@in_confidence
def state(request, pk):
    held = fetch_for(request, pk, acts.STATE)
    form = forms.StatementForm(request.POST or None)
    form.cancel_url = held.case.get_papers_url()
    if form.is_valid():
        with refusals_shown(form):
            services.state(held.case, parts=held.parts, words=form.cleaned_data["words"])
            messages.success(request, "Your statement is given.")
            return redirect(held.case.get_papers_url())
    return form_page(request, held, form, "Give a statement")


@in_confidence
def serve(request, pk):
    held = fetch_for(request, pk, acts.SERVE)
    form = forms.ServeForm(request.POST or None, case=held.case, papers=seen(held))
    if form.is_valid():
        with refusals_shown(form):
            services.serve(held.case, parts=held.parts, **form.cleaned_data)
            messages.success(request, "The papers are served. Those on whom they are served have been told.")
            return redirect(held.case.get_papers_url())
    note = "What is served stays served. Those on whom you serve it can read it at once."
    return form_page(request, held, form, "Serve papers", note=note)


@in_confidence
def name_witness(request, pk):
    held = fetch_for(request, pk, acts.NAME_WITNESS)
    form = forms.WitnessForm(request.POST or None)
    form.cancel_url = held.case.get_papers_url()
    if form.is_valid():
        with refusals_shown(form):
            witnesses.name_witness(held.case, parts=held.parts, **form.cleaned_data)
            messages.success(request, "The witness is named. The handler decides who is asked.")
            return redirect(held.case.get_papers_url())
    return form_page(request, held, form, "Name a witness")


@in_confidence
def ask_witness(request, pk, witness):
    held = fetch_for(request, pk, acts.ASK_WITNESS)
    witness = get_object_or_404(Witness, pk=witness, case=held.case)
    witness.case = held.case
    form = forms.AskWitnessForm(request.POST or None, case=held.case, witness=witness)
    if form.is_valid():
        with refusals_shown(form):
            witnesses.ask_witness(held.case, parts=held.parts, witness=witness, **form.cleaned_data)
            messages.success(request, "The witness is asked, and can give a statement here. Nothing else is shown.")
            return redirect(held.case.get_papers_url())
    return form_page(request, held, form, f"Ask {witness.name} for a statement")


@in_confidence
def paper(request, pk, paper):
    """The file as it came, to be taken away and never to be shown by the browser."""
    held = fetch_for(request, pk)
    found = get_object_or_404(services.seen_papers(held.case, held.parts, held.sees), pk=paper)
    found.case = held.case
    try:
        return attachment(services.take_away(held.case, held.parts, found), found.name)
    except keys.Erased:
        raise Http404("Erased") from None


def attachment(content, name):
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
