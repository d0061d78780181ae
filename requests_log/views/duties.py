"""The duties that requests started: the list of what is to do, the page of each, opening and closing them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils import history
from councils.access import for_clerks
from councils.errors import Refused
from councils.views.pages import form_page, page_of, refusals_shown, seen_in
from requests_log.duty_pages import happened, shown, timings_of, with_everything
from requests_log.forms.duties import DropForm
from requests_log.models import Duty
from requests_log.rules import RULES
from requests_log.services import duties as services
from requests_log.services.answers import latest_subject
from requests_log.views.register import fetch


def fetch_duty(request, pk, kind):
    duties = with_everything(Duty.objects.visible_to(request.access))
    return get_object_or_404(duties, entry=pk, kind=kind)


@for_clerks
def duties(request):
    waiting = with_everything(Duty.objects.visible_to(request.access).waiting()).order_by("opened_at", "pk")
    page = page_of(request, waiting)
    return render(request, "requests_log/duties.html", {"page": page, "rows": shown(list(page))})


@for_clerks
def duty(request, pk, kind):
    found = fetch_duty(request, pk, kind)
    [row] = shown([found])
    context = {
        "duty": found,
        "entry": found.entry,
        "subject": latest_subject(found.entry),
        "shown": row,
        "timeline": [happened(event) for event in history.timeline(found.stream)],
    }
    return render(request, f"requests_log/duty_{kind}.html", context | MORE[kind](found))


def _of_report(found):
    report = found.report
    root = report.same_as or report
    alike = root.given_alike.exclude(given_on=None).select_related("group", "duty__entry").order_by("given_on")
    told = list(report.told.all())
    return {
        "report": report,
        "told": told,
        "untold": services.untold(report).order_by("name"),
        "given": [root, *alike] if alike else [],
        "can_match": found.is_open and report.same_as is None and services.reports_before(report).exists(),
    }


def _of_documents(found):
    decisions = list(found.document_decisions.all())
    return {"decisions": decisions, "newest": decisions[0] if decisions else None}


def _of_item(found):
    received = timezone.localdate(found.entry.received_at)
    rows = list(services.deadlines_of(found))
    return {"item": found.item, "timings": timings_of(found.item, received, rows) if found.item.meeting else []}


MORE = {Duty.Kind.PARITY: _of_report, Duty.Kind.DOCUMENTS: _of_documents, Duty.Kind.AGENDA: _of_item}


@for_clerks
@require_POST
def open_duty(request, pk, kind):
    """What a rule's finding proposed and the Clerk confirms, or what the Clerk sees without one."""
    entry = fetch(request, pk)
    rule = request.POST.get("rule", "")
    if kind not in Duty.Kind.values or (rule and rule not in RULES):
        raise Http404("No such duty")
    return redirect(services.open_duty(entry, kind, rule=rule, by=request.access.person))


@for_clerks
@require_POST
def reopen(request, pk, kind):
    found = fetch_duty(request, pk, kind)
    try:
        services.reopen_duty(found, seen=seen_in(request), by=request.access.person)
        messages.success(request, "It is open again.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


def act(request, found, form, do, title, done, note=""):
    """The page of one act on a duty: the form, or the act and back to the duty."""
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            do(found, by=request.access.person, **form.cleaned_data)
            messages.success(request, done)
            return redirect(found)
    return form_page(request, form, title, back=found.get_absolute_url(), note=note)


@for_clerks
def drop(request, pk, kind):
    found = fetch_duty(request, pk, kind)
    form = DropForm(request.POST or None, initial={"seen": found.revision})
    title = f"{found.get_kind_display()}: not needed"
    return act(request, found, form, services.drop_duty, title, "It is marked as not needed.")
