"""The daily seals of the history, to be copied by a Clerk or an auditor."""

from django.shortcuts import render

from councils.access import for_clerks
from councils.models import Seal
from councils.views.pages import page_of


@for_clerks
def overview(request):
    return render(request, "councils/seals.html", {"page": page_of(request, Seal.objects.all())})
