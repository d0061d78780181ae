"""The clock of an entry: acknowledge, extend once, pause and go on."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from councils.access import for_clerks
from councils.errors import Refused
from requests_log import services
from requests_log.forms import ReasonForm
from requests_log.views.register import fetch, seen_in


@for_clerks
@require_POST
def acknowledge(request, pk):
    return _at_once(request, pk, services.acknowledge_request, "The request was acknowledged.")


@for_clerks
@require_POST
def resume(request, pk):
    return _at_once(request, pk, services.resume_request, "The count goes on.")


def _at_once(request, pk, act, done):
    entry = fetch(request, pk)
    try:
        act(entry, seen=seen_in(request), by=request.access.person)
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(entry)


@for_clerks
def extend(request, pk):
    words = {
        "title": "Extend the time for the answer",
        "text": "The councillor is told the new date and the reason. It can be done once.",
        "done": "The time was extended.",
    }
    return _with_reason(request, pk, services.extend_request, words)


@for_clerks
def pause(request, pk):
    words = {
        "title": "Pause the count",
        "text": "While you wait for something from the councillor, the days do not count.",
        "done": "The count is paused.",
    }
    return _with_reason(request, pk, services.pause_request, words)


def _with_reason(request, pk, act, words):
    entry = fetch(request, pk)
    form = ReasonForm(request.POST or None, initial={"seen": entry.revision})
    form.submit_label = words["title"]
    if request.method == "POST" and form.is_valid():
        try:
            act(entry, by=request.access.person, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words["done"])
            return redirect(entry)
    return render(request, "requests_log/reason.html", {"form": form, "entry": entry} | words)
