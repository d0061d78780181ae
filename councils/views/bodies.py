"""Committees and the full council, and who sits on them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils import roster, services
from councils.access import for_clerks
from councils.forms.bodies import CommitteeForm, EndSeatForm, SeatForm
from councils.models.bodies import Office
from councils.services.proposals import Act, do_or_propose
from councils.views.pages import form_page, refusals_shown
from councils.views.proposals import beforehand, told

ENDED_SEATS_SHOWN = 20


def _fetch(request, pk):
    return get_object_or_404(request.council.committees.select_related("council"), pk=pk)


def _url(committee):
    return reverse("committee", args=[committee.council.slug, committee.pk])


@for_clerks
def committees(request):
    return render(request, "councils/committees.html", {"committees": roster.committees(request.council)})


@for_clerks
def committee(request, pk):
    committee = _fetch(request, pk)
    current = roster.current_seats().filter(committee=committee)
    others = committee.seats.exclude(pk__in=current.values("pk")).select_related("person").order_by("-since", "pk")
    context = {"committee": committee, "seats": current, "other_seats": others[:ENDED_SEATS_SHOWN]}
    waiting = request.council.proposals.open().filter(committee=committee).with_all()
    return render(request, "councils/committee.html", context | {"waiting": waiting})


@for_clerks
def add(request):
    form = CommitteeForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            committee = services.add_committee(council=request.council, by=request.access.person, **form.cleaned_data)
            messages.success(request, f"{committee.name} is added.")
            return redirect(_url(committee))
    return form_page(request, form, "Add a committee", back=reverse("committees", args=[request.council.slug]))


@for_clerks
def rename(request, pk):
    committee = _fetch(request, pk)
    form = CommitteeForm(request.POST or None, initial={"name": committee.name})
    if form.is_valid():
        with refusals_shown(form):
            services.rename_committee(committee, by=request.access.person, **form.cleaned_data)
            messages.success(request, "The name is changed.")
            return redirect(_url(committee))
    return form_page(request, form, f"Rename {committee.name}", back=_url(committee))


@for_clerks
def give_seat(request, pk):
    committee = _fetch(request, pk)
    others = request.council.people.exclude(pk=request.access.person.pk)
    form = SeatForm(request.POST or None, committee=committee, people=others)
    if form.is_valid():
        with refusals_shown(form):
            facts = dict(form.cleaned_data)
            person, by = facts.pop("person"), request.access.person
            waits = do_or_propose(Act.GIVE_SEAT, by=by, person=person, committee=committee, facts=facts)
            told(request, waits, f"{person.name} has a seat.")
            return redirect(_url(committee))
    second = beforehand(request, committee=committee)
    return form_page(request, form, f"Give a seat on {committee.name}", back=_url(committee), **second)


@for_clerks
def end_seat(request, pk, seat):
    committee = _fetch(request, pk)
    seat = get_object_or_404(committee.seats.select_related("person"), pk=seat)
    form = EndSeatForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            about = {"committee": committee, "seat": seat, "facts": form.cleaned_data}
            waits = do_or_propose(Act.END_SEAT, by=request.access.person, person=seat.person, **about)
            told(request, waits, f"The last day of {seat.person.name}’s seat is recorded.")
            return redirect(_url(committee))
    title = f"End {seat.person.name}’s seat on {committee.name}"
    explains = "chair" if committee.is_full_council and seat.office == Office.CHAIR else ""
    second = beforehand(request, person=seat.person, committee=committee, office=seat.office)
    return form_page(request, form, title, back=_url(committee), explains=explains, **second)
