"""The door for those without an account: the personal link, the code, and out again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from councils.access import public
from councils.errors import Refused
from grievances.access import OUTSIDE_PART
from grievances.forms.door import CodeForm
from grievances.models import PersonalLink
from grievances.services import door as services

# Seconds without a request after which the visitor is out again.
IDLE = 30 * 60


@public
@never_cache
def door(request, link):
    """What the link is for; a button sends the code. Nothing here says what lies behind."""
    link = _link(request, link)
    if request.method == "POST" and link.is_open:
        try:
            services.ask_for_code(link)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect("grievances:door-code", request.council.slug, link.pk)
    return render(request, "grievances/door.html", {"link": link})


@public
@never_cache
def code(request, link):
    link = _link(request, link)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if services.opens(link, form.cleaned_data["code"]):
            request.session.cycle_key()
            request.session[OUTSIDE_PART] = link.part_id
            request.session.set_expiry(IDLE)
            return redirect(link.part.case)
        form.add_error("code", "This is not the code that we sent last, or it is too old. Ask for another one")
    return render(request, "grievances/door_code.html", {"link": link, "form": form})


@public
@require_POST
def leave(request):
    if request.user.is_authenticated:
        request.session.pop(OUTSIDE_PART, None)
    else:
        request.session.flush()
    messages.success(request, "You are out. To come in again, use your link.")
    return redirect("council", request.council.slug)


def _link(request, pk):
    links = PersonalLink.objects.select_related(
        "part__person", "part__outsider", "part__council", "part__case__council"
    )
    link = get_object_or_404(links, pk=pk, part__council=request.council)
    if link.part.until is not None:
        raise Http404("The part has ended")
    return link
