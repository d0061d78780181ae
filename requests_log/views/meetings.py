"""The list of meetings: what is to be in by when, and the items for each."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from councils import history
from councils.access import for_clerks
from councils.calendar import deadline
from councils.day_table import weeks_of
from councils.profile import LIMITS, limit_of
from councils.services.deadlines import Clock, profile_on
from councils.views.pages import form_page, page_of, refusals_shown
from councils.wording import uk_date_words
from requests_log.duty_pages import happened, shown, with_everything
from requests_log.forms.meetings import CallOffForm, MeetingForm, MoveForm
from requests_log.models import Duty, Meeting
from requests_log.services import meetings as services
from requests_log.services.duties.agenda import NOTICE, PAPERS


def _fetch(request, pk):
    return get_object_or_404(Meeting.objects.visible_to(request.access).select_related("body", "council"), pk=pk)


@for_clerks
def meetings(request):
    found = Meeting.objects.visible_to(request.access).standing().select_related("body")
    page = page_of(request, found.filter(day__gte=timezone.localdate()))
    counts = _Counts(request.council)
    rows = [(meeting, counts.last_day(meeting, PAPERS), counts.last_day(meeting, NOTICE)) for meeting in page]
    return render(request, "requests_log/meetings.html", {"page": page, "rows": rows})


class _Counts:
    """By when item and papers, and the notice, must be there: by the limits of today, fetched once for all rows."""

    def __init__(self, council):
        profile = profile_on(council, timezone.localdate())
        self.limits, self.clock = profile.limits if profile else {}, Clock(council)

    def of(self, meeting, name):
        limit = limit_of(self.limits, name)
        pattern = self.clock.pattern if limit.clerk_days else None
        return deadline(limit, meeting.day, self.clock.calendar, pattern=pattern)

    def last_day(self, meeting, name):
        return self.of(meeting, name).due


@for_clerks
def meeting(request, pk):
    found = _fetch(request, pk)
    counts = _Counts(request.council)
    counted = [(LIMITS[name].words, counts.of(found, name)) for name in (PAPERS, NOTICE)]
    items = with_everything(Duty.objects.visible_to(request.access).filter(item__meeting=found))
    context = {
        "meeting": found,
        "counted": [(words, count, weeks_of(count.days)) for words, count in counted],
        "rows": shown(list(items)),
        "timeline": [happened(event) for event in history.timeline(found.stream)],
        "is_over": found.day < timezone.localdate(),
    }
    return render(request, "requests_log/meeting.html", context)


@for_clerks
def add(request):
    form = MeetingForm(request.POST or None, council=request.council)
    if request.method == "POST" and form.is_valid():
        added = services.add_meeting(council=request.council, by=request.access.person, **form.cleaned_data)
        messages.success(request, f"{added.body}, {uk_date_words(added.day)} is on the list.")
        return redirect(added)
    return form_page(request, form, "Add a meeting", back=reverse("requests_log:meetings", args=[request.council.slug]))


@for_clerks
def move(request, pk):
    found = _fetch(request, pk)
    form = MoveForm(request.POST or None, initial={"day": found.day})
    return _change(request, found, form, services.move_meeting, "Move the meeting", "The meeting is moved.")


@for_clerks
def call_off(request, pk):
    found = _fetch(request, pk)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    return _change(request, found, form, services.call_off, "Call the meeting off?", "The meeting is called off.")


def _change(request, found, form, do, title, done):
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            do(found, by=request.access.person, **form.cleaned_data)
            messages.success(request, done)
            return redirect(found)
    note = "Items for it have their dates counted again; those of a meeting that is called off wait for another one."
    return form_page(request, form, title, back=found.get_absolute_url(), note=note)
