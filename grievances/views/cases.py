"""The cases in which somebody has a part, one of them, and the steps that can be taken in it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from councils.errors import Refused
from councils.models import Deadline
from grievances import services
from grievances.access import in_confidence
from grievances.advice import advice_on
from grievances.models import Allegation, Grievance, Note, Panel, Part, Rescue
from grievances.presenting import clock_shown, told_and_shown, way_on_page
from grievances.seeing import Sight, seen_by
from grievances.services import looking, mediation, rescue
from grievances.services.handlers import handler_is_gone
from grievances.services.on_paper import may_log
from grievances.services.retention import plan_for
from grievances.services.timeline import FORMAL
from grievances.views import formal
from grievances.views.acts import ACTS
from grievances.workflow import STEPS, Mark, PartKind, Stage, open_steps

# Put together once; each use is a copy. Most cases come to no hearing, and need not be asked about one.
CASES = Grievance.objects.annotate(has_panels=Exists(Panel.objects.filter(case=OuterRef("pk"))))
CASES = CASES.select_related("council", "profile", "procedure")


@in_confidence
def case_list(request):
    cases = Grievance.objects.visible_to(request.who).filter(council=request.council).select_related("council")
    own = Part.objects.of(request.who).filter(case__in=cases)
    kinds = {}
    for part in own:
        kinds.setdefault(part.case_id, []).append(part)
    rows = [InHand(case, kinds[case.pk], seen_by(kinds[case.pk])) for case in cases.order_by("-begun_at")]
    drafts = [row.case for row in rows if row.case.stage == Stage.DRAFT]
    running = [row for row in rows if row.case.stage != Stage.DRAFT]
    context = {"rows": running, "drafts": drafts, "notes": Note.objects.visible_to(request.who)}
    context |= _of_office(request.who.access)
    return render(request, "grievances/list.html", context)


def _of_office(access):
    """What the list offers by office: it says nothing of any case."""
    if access is None:
        return {}
    offered = {"may_log": may_log(access), "may_rescue": not access.roles.isdisjoint(rescue.WHO)}
    if offered["may_rescue"]:
        offered["rescues"] = Rescue.objects.waiting_for(access.person).select_related("first", "council")
    return offered


@dataclass(frozen=True)
class InHand:
    """A case as somebody has it open: his parts in it and what they see."""

    case: Grievance
    parts: list
    sees: frozenset


def fetch(request, pk):
    """The case, for whoever has a part in it; 404 for everybody else."""
    case = get_object_or_404(CASES.visible_to(request.who).filter(council=request.council), pk=pk)
    parts = services.parts_of(case, request.who)
    return InHand(case, parts, seen_by(parts))


@in_confidence
def detail(request, pk):
    held = fetch(request, pk)
    if held.case.stage == Stage.DRAFT:
        return redirect("grievances:draft", request.council.slug, pk)
    services.record_look(held.case, held.parts[0], "case")
    return render(request, "grievances/case.html", shown(held))


@in_confidence
def looks(request, pk):
    """The handler sees who has looked; to others it is not said."""
    held = fetch(request, pk)
    if Sight.LOOKS not in held.sees:
        raise PermissionDenied
    context = {"case": held.case, "looks": looking.looks(held.case), "shown": looking.SHOWN}
    return render(request, "grievances/looks.html", context)


def shown(held):
    """What the page of a case shows to somebody."""
    case, sees = held.case, held.sees
    prefetch_related_objects([case], Prefetch("allegation_set", Allegation.objects.select_related("about")))
    kinds = {part.kind for part in held.parts}
    steps, is_out = open_steps(case.state, kinds), Mark.HANDLER_OUT in case.marks and PartKind.HANDLER in kinds
    lines = services.lines(case, held.parts, sees)
    context = {
        "case": case,
        "parts": held.parts,
        "sees": sees,
        "steps": [step for step in steps if not step.is_aside or is_out],
        "asides": [step for step in steps if step.is_aside and not is_out],
        "handles": Sight.WHOLE_TIMELINE in sees,
        "lines": lines,
        "advice": advice_on(case, kinds),
    }
    if Sight.WHOLE_TIMELINE not in sees:
        context["handler_is_gone"] = handler_is_gone(case)
    return context | _sections(case, sees, lines) | formal.shown(held)


def _sections(case, sees, lines):
    """Those parts of the page that somebody sees."""
    sections = {}
    if Sight.WHOLE_TIMELINE in sees and case.stage == Stage.CLOSED:
        sections["plan"] = plan_for(case)
    if Sight.STAGE in sees:
        sections["way"] = way_on_page(case)
    if Sight.DEADLINES in sees:
        sections["clocks"] = [clock_shown(row) for row in Deadline.objects.filter(stream=case.stream).order_by("due")]
    offered = any(line.kind == "offer-mediation" for line in lines)
    if offered and Sight.MEDIATION in sees and case.stage not in FORMAL:
        sections["attempt"] = mediation.attempt_of(case)
    if Sight.PEOPLE in sees:
        sections["people"] = services.people_shown(case, sees)
    if Sight.ALLEGATIONS in sees:
        sections["allegations"] = case.allegation_set.all()
    return sections


@in_confidence
def step(request, pk, step):
    if step not in STEPS:
        raise Http404("No such step")
    held = fetch(request, pk)
    if held.case.stage == Stage.DRAFT:
        raise Http404("Not a case yet")
    row, _ = services.require(held.case, step, held.parts)
    act = ACTS[step]
    of = request.GET.get("of", "")
    form = act.form(request.POST or None, case=held.case, step=row, parts=held.parts, of=of)
    if form.is_valid() and _taken(held, act, step, form):
        messages.success(request, f"{row.done}.")
        still_in_it = services.parts_of(held.case, request.who)
        return redirect(held.case) if still_in_it else redirect("grievances:list", request.council.slug)
    told, shown_to = told_and_shown(row, held.case, held.sees)
    context = {"case": held.case, "step": row, "form": form, "told": told, "shown_to": shown_to}
    context["handles"] = Sight.WHOLE_TIMELINE in held.sees
    return render(request, act.template, context)


def _taken(held, act, step, form):
    try:
        act.take(held.case, step, held.parts, form.facts)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
