"""A councillor's own requests: where they stand, what was answered, and a question about the answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from councils.access import for_roles
from councils.models import Role
from councils.titles import titled
from councils.views.pages import form_page, page_of, refusals_shown
from requests_log import services
from requests_log.forms import FollowUpForm
from requests_log.models import CouncillorRequest
from requests_log.own_duties import own_duties
from requests_log.own_requests import own_requests, published_limits

for_councillors = for_roles(Role.COUNCILLOR)


@for_councillors
def mine(request):
    page = page_of(request, CouncillorRequest.objects.made_by(request.access).with_words())
    context = {"page": page, "rows": own_requests(page), "limits": published_limits(request.council)}
    return render(request, "requests_log/mine.html", context)


@for_councillors
def own(request, pk):
    [shown] = own_requests([_fetch(request, pk)])
    context = {
        "own": shown,
        "entry": shown.entry,
        "spans": [],
        "duties": own_duties(shown.entry, answered=bool(shown.told)),
        "interests": shown.entry.interests.all(),
    }
    return render(request, "requests_log/own.html", context)


def _fetch(request, pk):
    entries = CouncillorRequest.objects.made_by(request.access).with_words()
    return get_object_or_404(entries.select_related("officer", "council", "asked_by__user", "brought_in"), pk=pk)


@for_councillors
def follow_up(request, pk):
    entry = _fetch(request, pk)
    back = reverse("requests_log:own", args=[request.council.slug, entry.pk])
    form = FollowUpForm(request.POST or None, initial={"seen": entry.revision})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            services.reopen_request(entry, on=timezone.localdate(), by=request.access.person, **form.cleaned_data)
            messages.success(request, titled("Your question is with the Clerk. The date of the answer is below."))
            return redirect(back)
    note = titled(
        "For a question about the answer. If you want something new, ask the Clerk: it is a request of its own."
    )
    return form_page(request, form, f"A question about request {entry.reference}", back=back, note=note)
