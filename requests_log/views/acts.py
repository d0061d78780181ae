"""What the Clerk does with an entry: decide, answer, correct, check again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils.access import for_clerks
from councils.errors import Refused
from councils.views.pages import refusals_shown, seen_in
from councils.wording import uk_date_words
from requests_log import services
from requests_log.correspondents import answer_in
from requests_log.forms import AnswerForm, CorrectForm, DecideForm, EmailForm
from requests_log.forms.requests import PEOPLE
from requests_log.models.choices import Authority, State
from requests_log.views.register import fetch, show


@for_clerks
def decide(request, pk):
    entry = fetch(request, pk)
    if request.method != "POST":
        return redirect(entry)
    check = services.latest_check(entry)
    if check is None:
        return redirect(entry)
    form = DecideForm(request.POST, entry=entry, check=check)
    if not form.is_valid() or not _decided(request, entry, form):
        return show(request, entry, decide_form=form)
    messages.success(request, "The decision was recorded.")
    return redirect(entry)


def _decided(request, entry, form):
    fields = dict(form.cleaned_data)
    check = get_object_or_404(entry.checks, pk=fields.pop("check"))
    try:
        services.decide_request(entry, check=check, by=request.access.person, **fields)
    except Refused as refusal:
        form.add_error("reason", str(refusal))
        return False
    return True


@for_clerks
def answer(request, pk):
    entry = fetch(request, pk)
    if request.method != "POST":
        return redirect(entry)
    form = AnswerForm(request.POST, entry=entry, is_late=services.is_late(entry))
    if not form.is_valid():
        return show(request, entry, answer_form=form)
    fields = dict(form.cleaned_data)
    with refusals_shown(form):
        sent = services.answer_request(entry, send=fields.pop("how") == "send", by=request.access.person, **fields)
        messages.success(request, "The answer is on its way." if sent else "The answer was recorded.")
        return redirect(entry)
    # As it is in the database: the act that was refused is undone there, and not in what was fetched before.
    return show(request, fetch(request, pk), answer_form=form)


@for_clerks
def answer_from_email(request, pk):
    """Fill the answer from the e-mail with which it was given; nothing is recorded before the Clerk does so."""
    entry = fetch(request, pk)
    if request.method != "POST" or entry.state != State.DECIDED:
        return redirect(entry)
    email_form = EmailForm(request.POST, request.FILES, action=request.path)
    if not email_form.is_valid():
        return show(request, entry, email_form=email_form)
    initial, notes = answer_in(email_form.email, entry)
    form = AnswerForm(initial=initial | {"seen": entry.revision}, entry=entry, is_late=services.is_late(entry))
    return show(request, entry, answer_form=form, answer_notes=notes)


@for_clerks
def correct(request, pk):
    entry = fetch(request, pk)
    form = CorrectForm(request.POST or None, council=request.council, initial=_as_logged(entry))
    if request.method == "POST" and form.is_valid():
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["seen"]
        was = services.answer_due(entry)
        services.correct_request(entry, by=request.access.person, reason=reason, seen=seen, **form.facts)
        messages.success(request, "Corrected and checked again. What it said before is under “What happened”.")
        if (due := services.answer_due(entry)) != was:
            dates = f"on {uk_date_words(due)}, and was due on {uk_date_words(was)}"
            messages.info(request, f"The answer is now due {dates}.")
        return redirect(entry)
    return render(request, "requests_log/correct.html", {"form": form, "entry": entry})


def _as_logged(entry):
    received = timezone.localtime(entry.received_at)
    names = ("capacity", "channel", "addressee", "kind", "authority", "authority_ref", "subject", "words")
    names += PEOPLE
    rests = {"registered": entry.registered_id}
    if entry.registered_id:
        # The form takes the two fields of a free reference from the register.
        rests |= {"authority": Authority.NONE, "authority_ref": ""}
    return (
        {name: getattr(entry, name) for name in names}
        | rests
        | {
            "asked_by": entry.asked_by_id,
            "officer": entry.officer_id,
            "received_on": received.date(),
            "received_time": received.time().replace(second=0, microsecond=0) if entry.has_time else None,
            "seen": entry.revision,
            "logged_at": entry.logged_at,
        }
    )


@for_clerks
@require_POST
def recheck(request, pk):
    entry = fetch(request, pk)
    services.recheck_request(entry, seen=seen_in(request), by=request.access.person)
    messages.success(request, "Checked again.")
    return redirect(entry)
