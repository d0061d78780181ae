"""The council's closed days, and the days on which the Clerk works or is away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from councils import days_off, due
from councils.access import for_clerks
from councils.calendar import FIRST_YEAR, LAST_YEAR
from councils.forms.time import (
    ALL_DAYS,
    WEEKDAYS,
    ClosedDaysForm,
    LeaveForm,
    RemoveClosedDayForm,
    RemoveForm,
    WorkingDaysForm,
)
from councils.services import time as services
from councils.titles import titled
from councils.views.pages import form_page, refusals_shown
from councils.wording import uk_date_words

ENDED_LEAVE_SHOWN = 20
WORKING_WEEK = range(5)


def _moved_words(access, moved):
    """How many dates moved, of those that the clerk may know of."""
    number = sum(due.may_know(access, row.stream) for row in moved)
    if not number:
        return "No open date moved."
    return "One open date moved." if number == 1 else f"{number} open dates moved."


def _done(request, words, moved, page):
    messages.success(request, f"{words} {_moved_words(request.access, moved)}")
    return redirect(page, request.council.slug)


@for_clerks
def closed_days(request):
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        year = timezone.localdate().year
    neighbours = {"earlier": max(year - 1, FIRST_YEAR), "later": min(year + 1, LAST_YEAR)}
    context = {"year": year, "days": days_off.days_off(request.council, year), **neighbours}
    return render(request, "councils/closed_days.html", context)


@for_clerks
def add_closed_days(request):
    form = ClosedDaysForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            facts = {"council": request.council, "by": request.access.person}
            moved = services.add_closed_days(**facts, **form.cleaned_data)
            return _done(request, "The closed days are added.", moved, "closed-days")
    return form_page(request, form, "Add closed days", back=reverse("closed-days", args=[request.council.slug]))


@for_clerks
def remove_closed_day(request, pk):
    day = get_object_or_404(request.council.closed_days, pk=pk)
    run = days_off.run_of(day)
    posted = request.POST if request.method == "POST" else None
    form = _remove_closed_day_form(posted, day, run)
    if form.is_valid():
        all_days = form.cleaned_data.get("which") == ALL_DAYS
        moved = services.remove_closed_days(run if all_days else [day], by=request.access.person)
        return _done(request, "Removed: the days count again.", moved, "closed-days")
    title = f"Remove {uk_date_words(day.day)}: {day.reason}"
    note = "Open dates are counted again without it."
    return form_page(request, form, title, back=reverse("closed-days", args=[request.council.slug]), note=note)


def _remove_closed_day_form(posted, day, run):
    if len(run) == 1:
        return RemoveForm(posted)
    span = f"{uk_date_words(run[0].day)} to {uk_date_words(run[-1].day)}"
    return RemoveClosedDayForm(posted, one=uk_date_words(day.day), span=span)


@for_clerks
def clerk_days(request):
    today = timezone.localdate()
    leaves = request.council.leaves
    patterns = [
        (pattern, ", ".join(WEEKDAYS[day] for day in pattern.weekdays))
        for pattern in request.council.working_patterns.all()
    ]
    context = {
        "patterns": patterns,
        "leaves": leaves.filter(last__gte=today),
        "past_leaves": leaves.filter(last__lt=today).order_by("-first")[:ENDED_LEAVE_SHOWN],
    }
    return render(request, "councils/clerk_days.html", context)


def _clerk_days_url(request):
    return reverse("clerk-days", args=[request.council.slug])


@for_clerks
def set_working_days(request):
    latest = request.council.working_patterns.first()
    initial = {"weekdays": latest.weekdays if latest else list(WORKING_WEEK), "since": timezone.localdate()}
    form = WorkingDaysForm(request.POST or None, initial=initial)
    if form.is_valid():
        with refusals_shown(form):
            facts = {"council": request.council, "by": request.access.person}
            moved = services.set_working_days(**facts, **form.cleaned_data)
            return _done(request, titled("The Clerk’s working days are changed."), moved, "clerk-days")
    return form_page(request, form, titled("The Clerk’s working days"), back=_clerk_days_url(request))


@for_clerks
def remove_working_days(request, pk):
    pattern = get_object_or_404(request.council.working_patterns, pk=pk)
    if request.method == "POST":
        moved = services.remove_working_days(pattern, by=request.access.person)
        return _done(request, "The working days are removed.", moved, "clerk-days")
    title = f"Remove the working days from {uk_date_words(pattern.since)}"
    note = "The earlier working days apply instead; before the first, Monday to Friday."
    return form_page(request, RemoveForm(), title, back=_clerk_days_url(request), note=note)


@for_clerks
def add_leave(request):
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            facts = {"council": request.council, "by": request.access.person}
            moved = services.add_leave(**facts, **form.cleaned_data)
            return _done(request, "The leave is added.", moved, "clerk-days")
    note = titled("We ask for no reason and keep none. Limits that count the Clerk’s days leave these days out.")
    return form_page(request, form, titled("Add leave of the Clerk"), back=_clerk_days_url(request), note=note)


@for_clerks
def remove_leave(request, pk):
    leave = get_object_or_404(request.council.leaves, pk=pk)
    if request.method == "POST":
        moved = services.remove_leave(leave, by=request.access.person)
        return _done(request, "The leave is removed.", moved, "clerk-days")
    title = f"Remove the leave from {uk_date_words(leave.first)} to {uk_date_words(leave.last)}"
    note = "Open dates are counted again without it."
    return form_page(request, RemoveForm(), title, back=_clerk_days_url(request), note=note)
