"""Pages that set versions side by side, and that show the one of a date."""

from datetime import UTC
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from councils.access import public
from protocols.diffing import Clause, Section
from protocols.diffing import compare as compare_texts
from protocols.models import Version
from protocols.output import redline
from protocols.output.kinds import KINDS as KINDS_OF_FILE
from protocols.reading_forms import AsAtForm, CompareForm

KINDS = (
    ("reworded", "Reworded"),
    ("added", "Added"),
    ("removed", "Removed"),
    ("moved", "Moved"),
    ("renumbered", "Renumbered"),
    ("unchanged", "The same"),
)


def _visible(request, protocol):
    """The protocol's versions that may be seen, the newest first; Http404 where there is none."""
    versions = Version.objects.visible_to(request.access).filter(protocol__slug=protocol).order_by("-number")
    versions = list(versions.select_related("protocol__council", "adoption"))
    if not versions:
        raise Http404("No version that may be seen")
    return versions


@public
def compare(request, protocol):
    versions = _visible(request, protocol)
    context = {"versions": versions, "protocol": versions[0].protocol}
    if len(versions) > 1:
        form = _chosen(request, versions)
        context |= {"form": form} | _compared(form.chosen("from"), form.chosen("to"))
        context["unchanged"] = form.cleaned_data["unchanged"]
    return render(request, "protocols/compare.html", context)


def _chosen(request, versions):
    form = CompareForm({**_latest_change(versions), **request.GET.dict()}, versions=versions)
    if not form.is_valid():
        raise Http404("No such versions")
    return form


@public
def compare_document(request, protocol):
    """The same comparison as a Word document with tracked changes."""
    versions = _visible(request, protocol)
    if len(versions) == 1:
        raise Http404("Nothing to compare with")
    form = _chosen(request, versions)
    compared = _compared(form.chosen("from"), form.chosen("to"))
    old, new = compared["old"], compared["new"]
    title = f"{new.protocol.title}: from version {old.number} to version {new.number}"
    at = new.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    body = redline.build(compared["result"], title=title, council=request.council.name, at=at)
    response = HttpResponse(body, content_type=KINDS_OF_FILE["docx"].content_type)
    name = f"{request.council.slug}-{protocol}-versions-{old.number}-{new.number}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _latest_change(versions):
    """The newest version that was adopted (or a draft, before any was) beside the one before it."""
    adopted = [version for version in versions if version.is_adopted]
    new, old = adopted[:2] if len(adopted) > 1 else versions[:2]
    return {"from": old.number, "to": new.number}


def _compared(old, new):
    texts = Version.objects.filter(pk__in=[old.pk, new.pk]).with_text().in_bulk()
    result = compare_texts(_sections(texts[old.pk]), _sections(texts[new.pk]))
    counts = [(words, result.section_counts[kind], result.counts[kind]) for kind, words in KINDS]
    return {"old": old, "new": new, "result": result, "counts": [row for row in counts if row[1] or row[2]]}


def _sections(version):
    return [
        Section(section.number, section.heading, tuple(_clause(clause) for clause in section.clauses.all()))
        for section in version.sections.all()
    ]


def _clause(clause):
    lines = (f"{block['label']}) {block['text']}" if block["label"] else block["text"] for block in clause.blocks)
    return Clause(clause.ref, clause.heading, "\n".join(lines))


@public
def as_at(request, protocol):
    """What was in force on a date: ?date=2024-03-27, to which the three boxes of the form lead."""
    versions = _visible(request, protocol)
    context = {"protocol": versions[0].protocol}
    form = AsAtForm(_boxes(request.GET)) if request.GET else AsAtForm()
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["date"]
        if "date" not in request.GET:
            return redirect(f"{request.path}?{urlencode({'date': day.isoformat()})}")
        context |= _in_force(versions, day)
    return render(request, "protocols/as_at.html", context | {"form": form})


def _boxes(typed):
    """The boxes of a date, from an address that says it in one word."""
    if "date" not in typed:
        return typed
    year, month, day = (*typed["date"].split("-"), "", "")[:3]
    return {"date_year": year, "date_month": month, "date_day": day}


def _in_force(versions, day):
    adopted = [version for version in versions if version.is_adopted]
    keys = [version.pk for version in adopted]
    found = Version.objects.filter(pk__in=keys).in_force(day).with_text().first()
    first = min((version.adoption.in_force_from for version in adopted), default=None)
    return {"day": day, "version": found, "first_day": first, "today": timezone.localdate()}
