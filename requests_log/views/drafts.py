"""E-mails and notes that wait to be logged: look at one, log it, answer it without an entry, discard it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils.access import for_clerks
from councils.titles import titled
from councils.views.pages import form_page, page_of, refusals_shown
from requests_log.correspondents import People, filled_from, filled_from_note, subject_of
from requests_log.forms import LogForm, NoteForm, PlainAnswerForm
from requests_log.logging_address import logging_address_of
from requests_log.models import Draft
from requests_log.services import drafts as services


@for_clerks
def waiting(request):
    page = page_of(request, Draft.objects.visible_to(request.access).waiting().select_related("sent_by"))
    context = {"page": page, "logging_address": logging_address_of(request.council)}
    return render(request, "requests_log/drafts.html", context)


def _fetch(request, pk):
    drafts = Draft.objects.visible_to(request.access).select_related(
        "council", "sent_by", "entry__council", "settled_by"
    )
    return get_object_or_404(drafts, pk=pk)


def _filled(found):
    return filled_from_note(found) if found.noted else filled_from(found.email, People(found.council))


@for_clerks
def note(request):
    """A request in brief, for now: three questions, and everything else when it is logged."""
    form = NoteForm(request.POST or None, council=request.council)
    back = reverse("requests_log:list", args=[request.council.slug])
    if request.method == "POST" and form.is_valid():
        services.note_request(by=request.access.person, **form.cleaned_data)
        messages.success(request, "Noted. It waits here until you log it.")
        return redirect("requests_log:drafts", request.council.slug)
    text = titled(
        "Three questions now, the others when you log it. Nothing is checked or sent to anybody before that. Only the "
        "Clerk and deputies see the note. The limits are counted from today, unless you enter another day."
    )
    return form_page(request, form, "Note a request", back=back, note=text)


@for_clerks
def draft(request, pk):
    """The form of a request, filled from the e-mail; logging it settles the draft in the same moment."""
    found = _fetch(request, pk)
    if found.state != Draft.State.WAITING:
        return render(request, "requests_log/draft_settled.html", {"draft": found})
    filled = _filled(found)
    form = LogForm(request.POST or None, council=request.council, initial=filled.initial)
    form.form_action = found.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            entry = services.log_draft(found, by=request.access.person, **form.facts)
            messages.success(request, f"Logged as {entry.reference}.")
            return redirect(entry)
        form.allow_again()
    context = {"draft": found, "form": form, "filled": filled, "email": found.email}
    return render(request, "requests_log/draft.html", context)


@for_clerks
def answer(request, pk):
    found = _fetch(request, pk)
    if found.state != Draft.State.WAITING:
        return redirect(found)
    filled = _filled(found)
    subject = f"Re: {subject_of(filled.asked)}"
    form = PlainAnswerForm(request.POST or None, initial={"subject": subject})
    if request.method == "POST" and form.is_valid():
        sender = filled.asked.sender
        address = "" if filled.asker and filled.asker.email else (sender.address if sender else "")
        with refusals_shown(form):
            services.answer_draft(
                found, person=filled.asker, address=address, by=request.access.person, **form.cleaned_data
            )
            messages.success(request, "The answer is on its way. What was asked is kept no longer.")
            return redirect("requests_log:drafts", request.council.slug)
    context = {"draft": found, "form": form, "filled": filled, "back_url": found.get_absolute_url()}
    return render(request, "requests_log/draft_answer.html", context)


@for_clerks
def discard(request, pk):
    found = _fetch(request, pk)
    if request.method == "POST":
        services.discard_draft(found, by=request.access.person)
        messages.success(request, "Discarded.")
        return redirect("requests_log:drafts", request.council.slug)
    if found.state != Draft.State.WAITING:
        return redirect(found)
    return render(request, "requests_log/draft_discard.html", {"draft": found})
