"""The start page of a signed-in person, and the public page of a council."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from councils import services
from councils.access import persons_with_roles, public, roles_of
from councils.errors import Overtaken, Refused
from councils.models import Invitation


def start(request):
    """Every council of the account, and the invitations that wait for it; with one council only, straight there."""
    people = list(persons_with_roles().filter(user=request.user).select_related("council"))
    current = [person for person in people if roles_of(person)]
    invitations = Invitation.objects.open().filter(user=request.user)
    invitations = list(invitations.select_related("person__council", "by"))
    if len(current) == 1 and not invitations:
        return redirect("council", current[0].council.slug)
    return render(request, "councils/start.html", {"people": current, "invitations": invitations})


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
def council(request):
    return render(request, "councils/council.html")
