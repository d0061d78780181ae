"""The clock of an entry: acknowledge, extend once, pause and go on, open again; and the time spent on it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils.access import for_clerks
from councils.errors import Refused
from councils.views.pages import seen_in
from councils.wording import uk_date_words
from requests_log import services
from requests_log.forms import ExtendForm, ReasonForm, ReopenForm, TimeSpentForm
from requests_log.views.register import fetch


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
    until = services.extended_until(fetch(request, pk))
    new_date = f"The answer is then due on {uk_date_words(until)}. " if until else ""
    words = {
        "title": "Extend the time for the answer",
        "lead": f"{new_date}The councillor is told the new date and the reason. It can be done once.",
        "done": "The time was extended.",
    }
    return _with_form(request, pk, ExtendForm, services.extend_request, words)


@for_clerks
def pause(request, pk):
    words = {
        "title": "Pause the count",
        "lead": "While you wait for something from the councillor, the days do not count.",
        "done": "The count is paused.",
    }
    return _with_form(request, pk, ReasonForm, services.pause_request, words)


@for_clerks
def reopen(request, pk):
    until = services.follow_up_until(fetch(request, pk))
    words = {
        "title": "Open the request again",
        "lead": "The answer stays as it is; the next one gets a count of its own, and the councillor is told its date. "
        f"The time for questions {'ended' if until and until < timezone.localdate() else 'ends'} on "
        f"{uk_date_words(until)}. If something new is asked, log it as a request of its own: then it is checked.",
        "done": "The request is open again.",
    }
    return _with_form(request, pk, ReopenForm, services.reopen_request, words, on=timezone.localdate())


@for_clerks
def time_spent(request, pk):
    words = {
        "title": "Record time spent",
        "lead": "The minutes add up, and count in the council’s reports.",
        "done": "The time was recorded.",
    }
    return _with_form(request, pk, TimeSpentForm, services.record_time, words, on=timezone.localdate())


def _with_form(request, pk, form_class, act, words, **initial):
    entry = fetch(request, pk)
    form = form_class(request.POST or None, initial={"seen": entry.revision} | initial)
    form.submit_label = words["title"]
    if request.method == "POST" and form.is_valid():
        try:
            act(entry, by=request.access.person, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words["done"])
            return redirect(entry)
    return render(request, "requests_log/act.html", {"form": form, "entry": entry} | words)
