"""Many people at once: typed, pasted or from a spreadsheet, with a look at everybody before anybody is added."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from councils.access import for_clerks
from councils.errors import Refused
from councils.forms.people_list import ADD, CORRECT, ListForm, OnItsWay, first_data, usual_since
from councils.services.people_list import add_people
from councils.views.pages import on_from

IN_PIECES = "The list did not arrive whole. Type, paste or choose it again."
SEATS_WAIT = "Nobody gives these a seat alone; ask for it on the page of the full council: {names}."


@for_clerks
def bring_in(request):
    form = ListForm(request.POST or None, request.FILES or None, initial={"since": usual_since()})
    if form.is_valid():
        return _preview(request, OnItsWay(first_data(form)))
    return render(request, "councils/people_list.html", {"form": form})


@for_clerks
def check(request):
    try:
        way = OnItsWay(request.POST.dict())
        seen = int(request.POST.get("seen") or 0)
    except ValueError:
        if request.method == "POST":
            messages.error(request, IN_PIECES)
        return redirect("people-bring-in", request.council.slug)
    if request.POST.get("act") == CORRECT:
        form = way.as_typed()
        form.form_action = reverse("people-bring-in", args=[request.council.slug])
        return render(request, "councils/people_list.html", {"form": form})
    if request.POST.get("act") == ADD and way.form.is_valid():
        return _added(request, way, seen)
    return _preview(request, way)


def _added(request, way, seen):
    by = request.access.person
    plan = partial(way.plan, request.council, by=by)
    try:
        waiting = add_people(council=request.council, plan=plan, seen=seen, by=by)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _preview(request, way)
    people = "1 person is" if seen == 1 else f"{seen} people are"
    messages.success(request, f"{people} added. Nobody has been written to.")
    if waiting:
        messages.warning(request, SEATS_WAIT.format(names=", ".join(person.name for person in waiting)))
    return on_from(request, "people")


def _preview(request, way):
    context = {"form": way.form, "row": way.form["row"].value(), "sheet": way.sheet}
    if way.form.is_valid():
        context |= {"plan": way.plan(request.council, by=request.access.person), "unread": way.unread}
    return render(request, "councils/people_list_check.html", context)
