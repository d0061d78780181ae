"""A councillor's own requests: where they stand, and what was answered."""

from django.shortcuts import get_object_or_404, render

from councils.access import for_roles
from councils.models import Role
from councils.views.pages import page_of
from requests_log.models import CouncillorRequest
from requests_log.own_requests import own_requests, published_limits

for_councillors = for_roles(Role.COUNCILLOR)


@for_councillors
def mine(request):
    page = page_of(request, CouncillorRequest.objects.made_by(request.access).with_words())
    context = {"page": page, "rows": own_requests(page), "limits": published_limits(request.council)}
    return render(request, "requests_log/mine.html", context)


@for_councillors
def own(request, pk):
    entries = CouncillorRequest.objects.made_by(request.access).with_words().select_related("officer")
    [shown] = own_requests([get_object_or_404(entries, pk=pk)])
    return render(request, "requests_log/own.html", {"own": shown, "entry": shown.entry, "spans": []})
