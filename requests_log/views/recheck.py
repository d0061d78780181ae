"""Checking the whole register again: the Clerk confirms, and follows it on the page of the job."""

from django.shortcuts import redirect, render

from councils.access import for_clerks
from requests_log.services.recheck import recheck_register


@for_clerks
def recheck_all(request):
    if request.method == "POST":
        job = recheck_register(council=request.council, by=request.access.person)
        return redirect("job", request.council.slug, job.pk)
    return render(request, "requests_log/recheck_all.html")
