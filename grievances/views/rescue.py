"""Giving a case whose handler is gone to another one, by two people who have no part in it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils.views.pages import form_page, refusals_shown
from grievances.access import in_confidence
from grievances.forms.rescue import RescueForm
from grievances.models import Rescue
from grievances.services import rescue as services

ABOUT = (
    "Has whoever handles a case left? Two people who have no part in it can give it to the next handler. The council’s "
    "procedure names that person. You do not choose who it is, and are not told who it is. Everybody in the case is "
    "told what you two did, and why. This site does not tell you whether there is such a case."
)
ASKED = "The other person has been asked to join in, and has seven days for it."
JOINED = (
    "If there is such a case and its handler is gone, it has another handler now, and everybody in it has been told."
)


@in_confidence
def ask(request):
    access = request.who.access
    if access is None or access.roles.isdisjoint(services.WHO):
        raise PermissionDenied
    form = RescueForm(request.POST or None, council=request.council, by=access.person)
    back = reverse("grievances:list", args=[request.council.slug])
    if form.is_valid():
        with refusals_shown(form):
            services.ask_second(council=request.council, by=access.person, **form.cleaned_data)
            messages.success(request, ASKED)
            return redirect(back)
    return form_page(request, form, "A case whose handler has left", back=back, note=ABOUT)


@in_confidence
def rescue(request, rescue):
    waiting = Rescue.objects.waiting_for(request.who.person).filter(council=request.council)
    row = get_object_or_404(waiting.select_related("council", "first", "second"), pk=rescue)
    if request.method == "POST":
        return _answered(request, row)
    return render(request, "grievances/rescue.html", {"rescue": row})


def _answered(request, row):
    if request.POST.get("act") == "join":
        services.join(row)
        messages.success(request, JOINED)
    else:
        services.decline(row)
        messages.success(request, "You did not join in. Nothing was changed.")
    return redirect("grievances:list", request.council.slug)
