"""What is held about one person, to be looked through and given to whoever asks for their own data."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from councils.access import for_clerks
from councils.confirmation import recently_confirmed
from councils.forms.subject_access import AccessPackForm
from councils.held import everything_about
from councils.redaction import spans
from councils.services import subject_access
from councils.tables_out import WORKBOOK_TYPE
from councils.views.people import fetch_person


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
@recently_confirmed
def held(request, pk):
    person = fetch_person(request, pk)
    sections = everything_about(person)
    suggested = subject_access.others_in(person, sections)
    choices = [(source.name, f"{source.title} ({len(rows)})") for source, rows in sections]
    shown = [(source.name, rows) for source, rows in sections]
    form = AccessPackForm(request.POST or None, choices=choices, suggested=suggested, shown=shown)
    if form.is_valid():
        return _pack(request, person, sections, form)
    subject_access.record_look(person, by=request.access.person)
    marked = [(source.title, [_marked(row, suggested) for row in rows]) for source, rows in sections]
    context = {"person": person, "sections": marked, "form": form, "not_in_it": subject_access.NOT_IN_IT}
    return render(request, "councils/held.html", context)


def _marked(row, phrases):
    """(row, where something of others stands in what it is, and in its words)."""
    return row, spans(row.what, phrases), spans(row.words, phrases)


def _pack(request, person, sections, form):
    chosen = [section for section in sections if section[0].name in form.cleaned_data["sections"]]
    book = subject_access.access_pack(person, by=request.access.person, sections=chosen, phrases=form.phrases)
    name = f"held-about-{slugify(person.name)}-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(book, content_type=WORKBOOK_TYPE, headers=headers)
