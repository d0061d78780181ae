"""Filling a body in one go."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from councils import roster
from councils.access import for_clerks
from councils.forms.bodies import SeatsForm
from councils.models import Role
from councils.services.seats import give_seats
from councils.views.pages import form_page, refusals_shown
from councils.views.proposals import beforehand, told


@for_clerks
def together(request, pk):
    committee = get_object_or_404(request.council.committees.select_related("council"), pk=pk)
    people = roster.holding(roster.roster(request.council), Role.COUNCILLOR).exclude(pk=request.access.person.pk)
    others = people.exclude(seats__in=committee.seats.current())
    initial = {"since": timezone.localdate()}
    form = SeatsForm(request.POST or None, committee=committee, people=people, members=others, initial=initial)
    back = reverse("committee", args=[request.council.slug, pk])
    if form.is_valid():
        with refusals_shown(form):
            since, by = form.cleaned_data["since"], request.access.person
            seated, waiting = give_seats(committee, offices=form.offices, since=since, by=by)
            for row in waiting:
                told(request, row)
            if seated:
                messages.success(request, f"Seats are given to {', '.join(person.name for person in seated)}.")
            elif not waiting:
                messages.info(request, "Everybody whom you chose has that seat already.")
            return redirect(back)
    second = beforehand(request, committee=committee)
    return form_page(request, form, f"Give seats on {committee.name}", back=back, **second)
