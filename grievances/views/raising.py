"""Raising a case: the first question, the draft that only its writer sees, and the moment in which it is raised."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from councils.access import persons_with_roles
from councils.errors import Refused
from councils.form_answers import answers_of
from grievances import services
from grievances.access import in_confidence
from grievances.forms.raising import TEXTS, DraftForm, RaiseForm, SplitForm, is_employed
from grievances.forms.steps import DiscardForm
from grievances.forms.triage import TriageForm
from grievances.presenting import told_of
from grievances.triage import WAYS
from grievances.views.cases import fetch
from grievances.workflow import Kind, Stage

NOT_POSTED_AGAIN = {"csrfmiddlewaretoken", "act"}


@in_confidence
def triage(request):
    """Is it for here? Nothing of the answer is kept, and who asks is not recorded."""
    _require_something(request)
    form = TriageForm(request.GET or None, employed=is_employed(request.who.access.roles))
    if not form.is_valid():
        return render(request, "grievances/triage.html", {"form": form})
    way = WAYS[form.cleaned_data["about"]]
    if way.for_here:
        return redirect("grievances:new", request.council.slug)
    return render(request, "grievances/elsewhere.html", {"way": way})


def _require_something(request):
    """Anybody who is something to the council today may raise a case."""
    if not request.who.access.belongs:
        raise Http404("Nothing to the council today")


@in_confidence
def new(request):
    _require_something(request)
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
    """Whom it is about; then what happens next, by when and who will see it; then it is raised."""
    case = _draft(request, pk)
    by = persons_with_roles().get(pk=request.access.person.pk)
    form = RaiseForm(request.POST or None, council=request.council, by=by, initial={"seen": case.revision})
    if request.POST.get("act") == "change" or not form.is_valid():
        return render(request, "grievances/raise.html", {"form": form, "case": case})
    way = services.way_of(request.council, by=by, **form.facts)
    split = _split_form(request, case, way)
    if request.POST.get("act") == "raise" and (split is None or split.is_valid()):
        try:
            return _raised(request, case, by, form, split)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return render(request, "grievances/raise.html", {"form": form, "case": case})
    return _preview(request, case, way, split, answers_of(form))


def _split_form(request, case, way):
    if way.kind != Kind.MIXED:
        return None
    posted = request.POST if request.POST.get("act") == "raise" else None
    return SplitForm(posted, way=way, story=case.story)


def _raised(request, case, by, form, split):
    facts = {"by": by, "seen": form.cleaned_data["seen"], **form.facts}
    if split is None:
        services.raise_case(case, **facts)
        messages.success(request, f"It is raised as {case.reference}. This page says what happens next.")
        return redirect(case)
    services.raise_mixed(case, stories=split.stories, **facts)
    messages.success(request, "Each part is raised as a case of its own.")
    return redirect("grievances:list", request.council.slug)


def _preview(request, case, way, split, answers):
    own = set(split.names) if split else set()
    context = {
        "case": case,
        "way": way,
        "told": [told_of(part, case.council) for part in way.parts or (way,)],
        "split": split,
        "answers": answers,
        "posted": [
            (key, value)
            for key, values in request.POST.lists()
            for value in values
            if key not in NOT_POSTED_AGAIN and key not in own
        ],
    }
    return render(request, "grievances/raise_preview.html", context)


@in_confidence
def discard(request, pk):
    """Asks first: what is thrown away is gone."""
    case = _draft(request, pk)
    form = DiscardForm(request.POST or None, initial={"seen": case.revision})
    if form.is_valid():
        services.discard_draft(case, seen=form.cleaned_data["seen"])
        messages.success(request, "The draft is gone. Nothing of it was kept.")
        return redirect("grievances:list", request.council.slug)
    return render(request, "grievances/discard.html", {"form": form, "case": case})


def _draft(request, pk):
    """The draft, for its writer; a case that was raised meanwhile is none."""
    case = fetch(request, pk).case
    if case.stage != Stage.DRAFT:
        raise Http404("No draft")
    return case
