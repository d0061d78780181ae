"""What the site keeps of whom: the notice for everybody, and the impact page for clerks."""

from django.shortcuts import render

from councils.access import for_clerks, public
from councils.data_kept import everything


@public
def privacy(request):
    return render(request, "councils/privacy.html", {"kept": everything()})


@for_clerks
def data_protection(request):
    return render(request, "councils/data_protection.html", {"kept": everything()})
