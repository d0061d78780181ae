"""Bringing a protocol in: a file or pasted text, a preview of all that was read, then a draft."""

import base64
from operator import attrgetter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from councils.access import for_clerks
from protocols import services
from protocols.blocks import grouped
from protocols.forms import KeepForm, SourceForm


@for_clerks
def import_version(request):
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _preview(request, _keep_form(request, form.source), form.source)
    return render(request, "protocols/import.html", {"form": form})


@for_clerks
@require_POST
def keep(request):
    form = KeepForm(request.POST, council=request.council)
    if not form.is_valid():
        if not hasattr(form, "read"):
            messages.error(request, "The text did not arrive whole. Choose the file again.")
            return redirect("protocols:import", request.council.slug)
        return _preview(request, form, form.read)
    version = services.import_version(
        council=request.council,
        source=form.read,
        title=form.cleaned_data["title"],
        protocol=form.cleaned_data.get("protocol"),
        by=request.access.person,
    )
    messages.success(request, "Kept as a draft. Read it through, then adopt it.")
    return redirect(version)


def _keep_form(request, source):
    initial = {
        "title": source.parsed.title or "Member and officer protocol",
        "file_name": source.name,
        "source": base64.b64encode(source.data).decode(),
    }
    return KeepForm(initial=initial, council=request.council)


def _preview(request, form, source):
    parsed = source.parsed
    form.form_action = reverse("protocols:keep", args=[request.council.slug])
    other = parsed.council and parsed.council.casefold() != request.council.name.casefold()
    sections = [(section, _drawn(section)) for section in parsed.sections]
    context = {"form": form, "parsed": parsed, "other_council": other and parsed.council, "sections": sections}
    context["lines"] = source.lines
    context["clause_count"] = sum(len(section.clauses) for section in parsed.sections)
    return render(request, "protocols/preview.html", context)


def _drawn(section):
    return [(clause, grouped(clause.blocks, kind=attrgetter("kind"))) for clause in section.clauses]
