"""Confirming that one has read a version, and the Clerk's register of who has."""

import csv

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils.access import for_clerks, for_everybody
from councils.confirmation import recently_confirmed
from councils.errors import Refused
from councils.titles import titled
from councils.wording import uk_moment_words
from protocols import services
from protocols.models import Protocol
from protocols.reading_forms import ConfirmForm, ReadersForm
from protocols.services.readers import readers, rounds_of
from protocols.views.reading import one_of, read, versions_of

COLUMNS = (
    "Council",
    "Protocol",
    "Version",
    "Adopted",
    "Minute",
    "Name",
    "Role",
    "Asked on",
    "Confirmed",
    "Note stated",
)
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@for_everybody
def confirm(request, protocol, number):
    """The text itself is the page of this form."""
    versions = versions_of(request, protocol)
    version = one_of(versions, number)
    form = ConfirmForm(request.POST or None)
    if request.method != "POST":
        return redirect(version)
    if not form.is_valid():
        return read(request, version, versions, confirm_form=form)
    try:
        row, new = services.acknowledge(version, by=request.access.person, note=form.cleaned_data["note"])
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(version.protocol)
    _thank(request, row, new, form.cleaned_data["note"])
    return redirect(version)


def _thank(request, row, new, note):
    if new:
        messages.success(request, "Thank you. Your confirmation is recorded.")
    else:
        lost = titled(" What you wrote now was not added; please tell the Clerk.") if note and note != row.note else ""
        messages.info(request, f"You had already confirmed this version on {uk_moment_words(row.at)}.{lost}")


def _register(request, protocol):
    protocols = Protocol.objects.filter(council=request.council).select_related("council")
    protocol = get_object_or_404(protocols, slug=protocol)
    rounds = rounds_of(protocol=protocol).get(protocol.pk)
    if not rounds:
        raise Http404("Nothing has been adopted, so nobody is asked")
    form = ReadersForm(request.GET, rounds=rounds)
    everybody = readers(form.round)
    return protocol, form, everybody


@for_clerks
def register(request, protocol):
    protocol, form, everybody = _register(request, protocol)
    context = {
        "protocol": protocol,
        "form": form,
        "round": form.round,
        "readers": form.picked(everybody),
        "asked": len(everybody),
        "confirmed": sum(reader.acknowledgement is not None for reader in everybody),
        "query": request.GET.urlencode(),
    }
    if form.round.until is None:
        context["to_remind"] = sum(reader.can_be_reminded for reader in everybody)
        context["without_account"] = sum(not (reader.acknowledgement or reader.person.user) for reader in everybody)
    return render(request, "protocols/register.html", context)


@for_clerks
@require_POST
def remind(request, protocol):
    protocol, form, _ = _register(request, protocol)
    number = services.remind_now(form.round, by=request.access.person)
    if number:
        messages.success(request, f"{number} {'person was' if number == 1 else 'people were'} reminded.")
    else:
        messages.info(request, "Everybody who could be reminded has confirmed, or was reminded today already.")
    return redirect("protocols:register", request.council.slug, protocol.slug)


@for_clerks
@recently_confirmed
def register_csv(request, protocol):
    """The register as evidence: who, which version, when. What somebody wrote stays on the page."""
    protocol, form, everybody = _register(request, protocol)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = f"{protocol.slug}-read-and-understood-{timezone.localdate().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows(_plain(_row(form.round, reader)) for reader in form.picked(everybody))
    return response


def _row(one, reader):
    done = reader.acknowledgement
    adoption = next((a for a in one.adoptions if done and a.version_id == done.version_id), one.adoptions[-1])
    return [
        one.version.protocol.council.name,
        one.version.protocol.title,
        adoption.version.number,
        adoption.adopted,
        adoption.minute_ref,
        reader.person.name,
        reader.roles or "No longer in office",
        reader.asked_on.isoformat(),
        timezone.localtime(done.at).strftime("%Y-%m-%d %H:%M") if done else "",
        "yes" if done and done.has_note else "no" if done else "",
    ]


def _plain(cells):
    return [f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in cells]
