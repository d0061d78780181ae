"""What is held about one person, to be looked through and given to whoever asks for their own data."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from councils.access import for_clerks
from councils.confirmation import recently_confirmed
from councils.forms.subject_access import AccessPackForm
from councils.held import everything_about
from councils.redaction import spans
from councils.services import subject_access
from councils.tables_out import WORKBOOK_TYPE
from councils.views.people import fetch_person


@for_clerks
@recently_confirmed
def held(request, pk):
    person = fetch_person(request, pk)
    sections = everything_about(person)
    suggested = subject_access.others_in(person, sections)
    headings = [f"{title} ({len(rows)})" for title, rows in sections]
    form = AccessPackForm(request.POST or None, headings=headings, suggested=suggested)
    if form.is_valid():
        return _pack(request, person, form)
    marked = [(title, [_marked(row, suggested) for row in rows]) for title, rows in sections]
    return render(request, "councils/held.html", {"person": person, "sections": marked, "form": form})


def _marked(row, phrases):
    """(row, where something of others stands in what it is, and in its words)."""
    return row, spans(row.what, phrases), spans(row.words, phrases)


def _pack(request, person, form):
    facts = {"chosen": form.cleaned_data["sections"], "phrases": form.phrases}
    book = subject_access.access_pack(person, by=request.access.person, **facts)
    name = f"held-about-{slugify(person.name)}-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(book, content_type=WORKBOOK_TYPE, headers=headers)
