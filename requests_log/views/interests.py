"""Interests that councillors declared in the matter of a request: recorded by a clerk, or by the councillor."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from councils.access import for_clerks
from councils.titles import titled
from councils.views.pages import form_page
from requests_log.forms.interests import InterestForm, WithdrawForm
from requests_log.models import CouncillorRequest
from requests_log.services.interests import record_interest, withdraw_interest
from requests_log.views.mine import for_councillors
from requests_log.views.register import fetch

NO_REGISTER = (
    "It takes the place neither of the register of interests, which the Monitoring Officer keeps, nor of a declaration "
    "at the meeting."
)
FOR_CLERKS = f"It is shown beside what the check found, and judges nothing. {NO_REGISTER}"
FOR_THE_COUNCILLOR = titled(f"The Clerk sees it beside your request. {NO_REGISTER}")


@for_clerks
def record(request, pk):
    entry = fetch(request, pk)
    title = f"Interest declared by {entry.asked_by.name}"
    return _record(request, entry, title, entry.get_absolute_url(), FOR_CLERKS)


@for_councillors
def declare(request, pk):
    entry = get_object_or_404(CouncillorRequest.objects.made_by(request.access).select_related("council"), pk=pk)
    back = reverse("requests_log:own", args=[request.council.slug, entry.pk])
    return _record(request, entry, "Declare an interest in this matter", back, FOR_THE_COUNCILLOR)


def _record(request, entry, title, back, note):
    form = InterestForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        record_interest(entry, by=request.access.person, **form.cleaned_data)
        messages.success(request, "The declaration is recorded.")
        return redirect(back)
    return form_page(request, form, title, back=back, note=note)


@for_clerks
def withdraw(request, pk, interest):
    entry = fetch(request, pk)
    found = get_object_or_404(entry.interests.select_related("entry__council"), pk=interest, withdrawn_at=None)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_interest(found, by=request.access.person, **form.cleaned_data)
        messages.success(request, "It is marked as withdrawn.")
        return redirect(entry)
    return form_page(request, form, "Withdraw the declaration", back=entry.get_absolute_url(), note=found.nature)
