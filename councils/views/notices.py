"""The council's outbox, what the Clerk settles in it, and how somebody wants to get notices."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils import history
from councils.access import for_clerks
from councils.errors import Overtaken
from councils.forms.notices import ActForm, NoticeChoiceForm, NoticeFilterForm
from councils.models import OutboxMail
from councils.services import digests, notices
from councils.services.people import stream_of
from councils.views.pages import form_page, page_of, refusals_shown

State = OutboxMail.State


@dataclass(frozen=True)
class Act:
    """What the Clerk can do to a notice that stands in one of the states."""

    states: tuple
    title: str
    label: str
    note: str
    done: str
    do: object


ACTS = {
    "sent": Act(
        (State.UNKNOWN,),
        "Record that this notice was sent",
        "It was sent",
        "Ask the person, or look into the mail server’s log, before you record this.",
        "Recorded as sent.",
        notices.settle_as_sent,
    ),
    "again": Act(
        notices.UNSETTLED,
        "Send this notice again",
        "Send it again",
        "If the first one did arrive after all, the person gets it twice.",
        "The notice is on its way again.",
        notices.send_again,
    ),
    "came-back": Act(
        (State.SENT, State.UNKNOWN),
        "Record that this notice came back",
        "It came back",
        "For a mail that was returned to you, such as one to an address that no longer exists.",
        "Recorded as come back. Correct the address, then send the notice again.",
        notices.note_bounce,
    ),
}


@for_clerks
def outbox(request):
    shown = OutboxMail.objects.shown_in(request.council)
    # Which states there are is told by one query, and so are the numbers on the page.
    numbers = dict(shown.order_by().values_list("stands").annotate(Count("pk")))
    form = NoticeFilterForm(request.GET, numbers=numbers)
    if form.is_valid():
        shown = form.applied_to(shown)
    context = {
        "page": page_of(request, shown.select_related("person")),
        "form": form,
        "filtered": bool(request.GET.get("standing")),
        "unsettled": sum(numbers.get(state, 0) for state in notices.UNSETTLED),
    }
    return render(request, "councils/outbox.html", context)


def _fetch(request, pk):
    return get_object_or_404(
        OutboxMail.objects.shown_in(request.council).select_related("person__user", "council"), pk=pk
    )


def _url(notice):
    return reverse("notice", args=[notice.council.slug, notice.pk])


@for_clerks
def notice(request, pk):
    notice = _fetch(request, pk)
    possible = {name: act for name, act in ACTS.items() if notice.stands in act.states}
    context = {"notice": notice, "acts": possible, "timeline": history.timeline(stream_of(notice))}
    return render(request, "councils/notice.html", context)


@for_clerks
def act(request, pk, name):
    notice = _fetch(request, pk)
    if name not in ACTS:
        raise Http404("No such act")
    chosen = ACTS[name]
    if notice.stands not in chosen.states:
        raise Overtaken("This notice no longer stands as you saw it.")
    form = ActForm(request.POST if request.method == "POST" else None, label=chosen.label)
    if form.is_valid():
        with refusals_shown(form):
            chosen.do(notice, by=request.access.person)
            messages.success(request, chosen.done)
            return redirect(_url(notice))
    return form_page(request, form, chosen.title, back=_url(notice), note=f"“{notice.subject}”: {chosen.note}")


def choice(request):
    """For every account: notices at once, or what is not urgent once a day."""
    form = NoticeChoiceForm(request.POST or None, initial={"daily": str(request.user.daily_digest)})
    if form.is_valid():
        digests.choose_notices(request.user, daily=form.cleaned_data["daily"])
        messages.success(request, "Your choice is saved.")
        return redirect("account_email")
    return form_page(request, form, "How you get notices", back=reverse("account_email"))
