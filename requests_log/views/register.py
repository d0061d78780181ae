"""The register, and the page of one entry."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from councils import history
from councils.access import for_clerks
from requests_log import services
from requests_log.corrections import changes_of
from requests_log.duty_pages import duties_of
from requests_log.forms import AnswerForm, DecideForm, EmailForm, FilterForm
from requests_log.models import CouncillorRequest, Draft
from requests_log.models.choices import State
from requests_log.presenting import clocks_of, findings_of, happened, minutes_spent
from requests_log.replies import draft_answer
from requests_log.resting import resting_of
from requests_log.services.clock import running_answer
from requests_log.told import told_of

PER_PAGE, DRAFTS_SHOWN = 25, 5
RESTS_ON = ("registered__body", "registered__council", "registered__correction__council")
# To put these together takes Django as long as to ask them, so it is done once; each use is a copy.
LISTED = CouncillorRequest.objects.with_subject().with_verdict().select_related("asked_by")
SHOWN = CouncillorRequest.objects.with_words().with_what_follows()
SHOWN = SHOWN.select_related("council", "asked_by__user", "officer", "brought_in", *RESTS_ON)


@for_clerks
def entry_list(request):
    entries, form = filtered_entries(request, LISTED)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    filtered = any(request.GET.get(name) for name in form.fields)
    drafts = Draft.objects.visible_to(request.access).waiting().select_related("sent_by")[:DRAFTS_SHOWN]
    context = {"page": page, "form": form, "filtered": filtered, "drafts": drafts}
    return render(request, "requests_log/list.html", context)


def filtered_entries(request, entries):
    """The entries that the filter in the address leaves, and its form; all of them where it is not valid."""
    entries = entries.visible_to(request.access)
    form = FilterForm(request.GET, council=request.council)
    return entries.matching(council=request.council, **form.cleaned_data) if form.is_valid() else entries, form


@for_clerks
def detail(request, pk):
    return show(request, fetch(request, pk))


def fetch(request, pk):
    return get_object_or_404(SHOWN.visible_to(request.access), pk=pk)


def show(request, entry, *, decide_form=None, answer_form=None, email_form=None, answer_notes=(), status=200):
    """The page of an entry, with a form that has errors in place of the fresh one."""
    check, seen = services.latest_check(entry), {"seen": entry.revision}
    events, rows = list(history.timeline(entry.stream)), list(services.deadlines_of(entry))
    findings, changes = findings_of(check, entry.words, request.access) if check else None, changes_of(entry, events)
    context = duties_of(entry, check) | {
        "entry": entry,
        "check": check,
        "findings": findings,
        "spans": findings.spans if findings else [],
        "resting": resting_of(entry, check),
        "timeline": [happened(event, changes.get(event.pk, ())) for event in events],
        "decided": entry.state != State.LOGGED,
        "clocks": clocks_of(rows, timezone.localdate()),
        "minutes": minutes_spent(events),
    }
    if check and entry.state != State.ANSWERED:
        context["decide_form"] = decide_form or DecideForm(initial=seen | {"check": check.pk}, entry=entry, check=check)
    if entry.state == State.DECIDED:
        told = told_of(row.duty for row in context["duties"])
        facts = {"entry": entry, "is_late": services.is_late_by(running_answer(rows), entry.council)}
        initial = seen | {"text": draft_answer(entry, check, events, told)}
        context["answer_form"] = answer_form or AnswerForm(initial=initial, **facts)
        action = reverse("requests_log:answer-from-email", args=[entry.council.slug, entry.pk])
        context |= {"email_form": email_form or EmailForm(action=action), "answer_notes": answer_notes}
    return render(request, "requests_log/detail.html", context, status=status)
