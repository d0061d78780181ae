"""Raising a case: the draft that only its writer sees, and the moment in which it becomes a case."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from councils.access import persons_with_roles
from councils.errors import Refused
from grievances import services
from grievances.access import in_confidence
from grievances.forms.raising import TEXTS, DraftForm, RaiseForm
from grievances.views.cases import fetch
from grievances.workflow import Stage


@in_confidence
def new(request):
    """Anybody who is something to the council today may raise a case."""
    if not request.who.access.belongs:
        raise Http404("Nothing to the council today")
    form = DraftForm(request.POST or None, initial={"seen": 0})
    if form.is_valid():
        texts = {name: form.cleaned_data[name] for name in TEXTS}
        case = services.begin_draft(council=request.council, by=request.access.person, **texts)
        return _after(request, case)
    return render(request, "grievances/draft.html", {"form": form})


@in_confidence
def draft(request, pk):
    case = _draft(request, pk)
    initial = {name: getattr(case, name) for name in TEXTS} | {"seen": case.revision}
    form = DraftForm(request.POST or None, initial=initial)
    if form.is_valid():
        facts = form.cleaned_data
        services.save_draft(case, seen=facts["seen"], **{name: facts[name] for name in TEXTS})
        return _after(request, case)
    return render(request, "grievances/draft.html", {"form": form, "case": case})


def _after(request, case):
    if request.POST.get("act") == "save":
        messages.success(request, "Kept as a draft that only you can see.")
        return redirect("grievances:list", request.council.slug)
    return redirect("grievances:raise", request.council.slug, case.pk)


@in_confidence
def raise_it(request, pk):
    case = _draft(request, pk)
    by = persons_with_roles().get(pk=request.access.person.pk)
    form = RaiseForm(request.POST or None, council=request.council, by=by, initial={"seen": case.revision})
    if form.is_valid():
        try:
            services.raise_case(case, by=by, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Raised. This page says what happens next.")
            return redirect(case)
    return render(request, "grievances/raise.html", {"form": form, "case": case})


@in_confidence
@require_POST
def discard(request, pk):
    case = _draft(request, pk)
    services.discard_draft(case, seen=case.revision)
    messages.success(request, "The draft is gone. Nothing of it was kept.")
    return redirect("grievances:list", request.council.slug)


def _draft(request, pk):
    """The draft, for its writer; a case that was raised meanwhile is none."""
    case = fetch(request, pk).case
    if case.stage != Stage.DRAFT:
        raise Http404("No draft")
    return case
