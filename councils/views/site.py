"""The start page of every signed-in person, and the public page of a council."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils import due, guarded, homes, services
from councils.access import public
from councils.due_groups import grouped_by_time
from councils.errors import Overtaken, Refused
from councils.models import Council, Invitation
from councils.month_grid import month_of

COUNCILS_PER_PAGE = 50


def start(request):
    """What waits for the person in all councils, the councils themselves, and invitations to others."""
    accesses = due.accesses_of(request.user)
    today = timezone.localdate()
    found = homes_of(accesses)
    context = {
        "today": today,
        "groups": grouped_by_time(waiting(accesses), today),
        "homes": found,
        "nothing_waits": not any(line.waits for _, lines in found for line in lines),
        "several": len(accesses) > 1,
        "invitations": invitations_of(request.user, accesses),
    }
    return render(request, "councils/start.html", context)


def waiting(accesses):
    """What is due for somebody and not done, in all councils."""
    return [item for item in due.items_for(accesses) if not item.cancelled]


def invitations_of(user, accesses):
    """Hardly ever is there one: that is asked along with the person, for whoever is one to a council already."""
    if accesses and not accesses[0].person.is_invited:
        return []
    return list(Invitation.objects.open().filter(user=user).select_related("person__council", "by"))


def homes_of(accesses):
    """[(access, its lines)]: several councils stand beside one another, and are never mixed."""
    lines = homes.lines_of(accesses)
    return [(access, lines[access.council.pk]) for access in accesses]


def month(request, first):
    """What is due in one month, in all councils."""
    accesses = due.accesses_of(request.user)
    today = timezone.localdate()
    context = {"month": month_of(waiting(accesses), first), "today": today, "several": len(accesses) > 1}
    return render(request, "councils/month.html", context)


@require_POST
def accept_invitation(request, pk):
    invitation = get_object_or_404(Invitation.objects.select_related("person__council"), pk=pk, user=request.user)
    try:
        services.accept_invitation(invitation, user=request.user)
    except (Overtaken, Refused) as refusal:
        messages.error(request, str(refusal))
        return redirect("start")
    messages.success(request, f"You now belong to {invitation.person.council} as {invitation.person.name}.")
    return redirect("council", invitation.person.council.slug)


@public
def councils(request):
    """The way to the public pages for whoever does not know a council's address."""
    page = Paginator(Council.objects.all(), COUNCILS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "councils/councils.html", {"page": page})


@public
def council(request):
    return render(request, "councils/council.html", {"sees_what_waits": guarded.see_what_waits(request.access)})
