"""The pages on which a clerk sets a draft beside its source and mends it; those of one clause are in clauses.py."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from councils.access import for_clerks
from councils.errors import Overtaken, Refused
from councils.views.pages import seen_in
from protocols import services
from protocols.draft_forms import SectionForm
from protocols.models import OriginalFile, Version
from protocols.sources import safe_name


def address(version, name, *further):
    council, protocol = version.protocol.council.slug, version.protocol.slug
    return reverse(f"protocols:{name}", args=[council, protocol, version.number, *further])


def fetch(request, protocol, number):
    """The draft with its text. An adopted version has no such pages; what is posted to one comes too late (409)."""
    versions = Version.objects.visible_to(request.access).with_text()
    version = get_object_or_404(versions, protocol__slug=protocol, number=number)
    if version.is_adopted and request.method != "POST":
        raise Http404("Only a draft is mended")
    return version


def seen_again(request, version):
    """What was posted, as of a page that shows the draft as it stands now."""
    typed = request.POST.copy()
    typed["seen"] = version.revision
    return typed


def typed_in(form):
    """The fields of a bound form for a service; one that is not valid is of a draft that never was."""
    return form.cleaned_data if form.is_valid() else dict.fromkeys(form.fields, "") | {"seen": -1}


def lines_of(version):
    """The text that the draft was read from, by lines."""
    original = OriginalFile.objects.filter(version=version).defer("content").first()
    return original.lines if original else []


@for_clerks
def mend(request, protocol, number):
    version = fetch(request, protocol, number)
    if version.is_adopted:
        return redirect(version)
    context = {"version": version, "lines": lines_of(version), "taken_out": version.taken_out.all()}
    return render(request, "protocols/draft.html", context)


@for_clerks
def tick(request, protocol, number, index):
    """One warning of reading was looked at."""
    version = fetch(request, protocol, number)
    if request.method == "POST":
        services.tick_warning(version, number=index, by=request.access.person)
    return redirect(address(version, "mend") + "#warnings")


@for_clerks
def put_back(request, protocol, number, pk):
    version = fetch(request, protocol, number)
    if request.method != "POST":
        return redirect(address(version, "mend"))
    clause = services.put_back(version, taken=pk, seen=seen_in(request), by=request.access.person)
    messages.success(request, "The clause is back where it stood.")
    return redirect(f"{address(version, 'mend')}#clause-{clause.pk}")


@for_clerks
def section(request, protocol, number, pk):
    version = fetch(request, protocol, number)
    row = version.sections.filter(pk=pk).first()
    if request.method != "POST" and row is None:
        return redirect(address(version, "mend"))
    form = SectionForm(request.POST) if request.method == "POST" else SectionForm.of(row, version.revision)
    if request.method != "POST" or (row and not version.is_adopted and not form.is_valid()):
        return render(request, "protocols/draft_section.html", {"version": version, "section": row, "form": form})
    try:
        services.edit_section(version, section=pk, by=request.access.person, **typed_in(form))
    except Overtaken as overtaken:
        return _overtaken(request, fetch(request, protocol, number), pk, overtaken)
    messages.success(request, "The section was saved.")
    return redirect(f"{address(version, 'mend')}#section-{pk}")


def _overtaken(request, version, pk, overtaken):
    row = None if version.is_adopted else version.sections.filter(pk=pk).first()
    context = {
        "version": version,
        "message": overtaken,
        "now": row,
        "form": row and SectionForm(seen_again(request, version)),
        "typed": [request.POST.get(name, "") for name in ("number", "heading")],
    }
    return render(request, "protocols/draft_overtaken.html", context, status=409)


@for_clerks
def join_section(request, protocol, number, pk):
    version = fetch(request, protocol, number)
    if request.method != "POST":
        return redirect(address(version, "section", pk))
    try:
        services.join_section(version, section=pk, seen=seen_in(request), by=request.access.person)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(address(version, "section", pk))
    messages.success(request, "The section was joined to the one before. Its heading is a clause there now.")
    return redirect(address(version, "mend"))


@for_clerks
@require_GET
def original(request, protocol, number):
    """The file as it came, never to be shown by the browser: its content is whatever somebody uploaded."""
    versions = Version.objects.visible_to(request.access)
    files = OriginalFile.objects.filter(version__in=versions, version__protocol__slug=protocol, version__number=number)
    file = get_object_or_404(files.select_related("version"))
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, safe_name(file.version.file_name))
    return response
