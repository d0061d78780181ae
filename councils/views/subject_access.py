"""What is held about somebody, to be looked through and given to whoever asks for their own data."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from councils.access import for_clerks
from councils.confirmation import recently_confirmed
from councils.forms.subject_access import AccessPackForm, SomebodyForm
from councils.held import everything_about, everything_naming
from councils.redaction import spans
from councils.services import subject_access
from councils.tables_out import WORKBOOK_TYPE
from councils.views.people import fetch_person


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
@recently_confirmed
def held(request, pk):
    person = fetch_person(request, pk)
    about, sections = subject_access.about_person(person), everything_about(person)
    form = _form(request.POST or None, about, sections)
    return _pack(request, about, sections, form) or _page(request, about, sections, form, person=person)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
@recently_confirmed(typed=True)
def somebody(request):
    """Of whoever is not on the list; what is looked for is posted, so that no address and no log holds a name."""
    asking = SomebodyForm(request.POST or None)
    if not asking.is_valid():
        return render(request, "councils/held_somebody.html", {"asking": asking})
    about = subject_access.about_somebody(request.council, asking.phrases)
    sections = everything_naming(request.council, asking.phrases)
    form = _form(request.POST if "seen" in request.POST else None, about, sections, kept=asking.as_sent)
    people = subject_access.on_the_list(request.council, asking.phrases)
    facts = {"asking": asking, "people": people}
    return _pack(request, about, sections, form) or _page(request, about, sections, form, **facts)


def _form(data, about, sections, **kept):
    choices = [(source.name, f"{source.title} ({len(rows)})") for source, rows in sections]
    shown = [(source.name, rows) for source, rows in sections]
    return AccessPackForm(
        data, choices=choices, suggested=subject_access.others_in(about, sections), shown=shown, **kept
    )


def _page(request, about, sections, form, **facts):
    subject_access.record_look(about, by=request.access.person)
    left_out = form.left_out
    marked = [
        (source.title, [_marked(key, row, form.suggested, key in left_out) for key, row in keyed(source, rows)])
        for source, rows in sections
    ]
    context = {"about": about, "sections": marked, "form": form} | facts
    return render(request, "councils/held_somebody.html" if "asking" in facts else "councils/held.html", context)


def keyed(source, rows):
    """[(what stands for the row in the form, row)]"""
    return [(f"{source.name}-{number}", row) for number, row in enumerate(rows, 1)]


def _marked(key, row, phrases, is_left_out):
    """What the page shows of a row: where something of others stands in what it is, and in its words."""
    marks = {"in_what": spans(row.what, phrases), "in_words": spans(row.words, phrases)}
    return marks | {"key": key, "row": row, "is_left_out": is_left_out}


def _pack(request, about, sections, form):
    """The workbook as it was asked for; None where the page is to be shown."""
    if not form.is_valid():
        return None
    chosen = [
        (source, [row for key, row in keyed(source, rows) if key not in form.left_out])
        for source, rows in sections
        if source.name in form.cleaned_data["sections"]
    ]
    book = subject_access.access_pack(about, by=request.access.person, sections=chosen, phrases=form.phrases)
    name = f"held-about-{slugify(about.name)}-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(book, content_type=WORKBOOK_TYPE, headers=headers)
