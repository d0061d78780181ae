"""The council's yearly numbers of cases, small ones left out, as a page and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from councils.access import CLERKS, for_roles
from councils.file_kinds import Kind
from councils.models import Role
from councils.tables_out import CSV_TYPE, WORKBOOK_TYPE, csv_lines, workbook
from grievances.services.numbers import numbers_of

HEADINGS = ("Year", "What", "Number")
COLUMNS = ("Year", "Raised", "Closed", "Weeks, median")


def _csv(rows):
    return "".join(csv_lines(HEADINGS, rows)).encode()


def _workbook(rows):
    return workbook(("Cases by year", HEADINGS, rows))


KINDS = {
    kind.name: kind
    for kind in (Kind("csv", "CSV", CSV_TYPE, _csv), Kind("xlsx", "Excel workbook", WORKBOOK_TYPE, _workbook))
}
for_readers = for_roles(*CLERKS, Role.COUNCILLOR)


@for_readers
def numbers(request):
    years = numbers_of(request.council)
    rows = [[row.year, row.figures["raised"], row.figures["closed"], row.figures["weeks"]] for row in years]
    context = {"years": years, "rows": rows, "kinds": KINDS.values(), "headers": COLUMNS, "what_headers": HEADINGS[1:]}
    return render(request, "grievances/numbers.html", context)


@for_readers
def numbers_file(request, kind):
    if kind not in KINDS:
        raise Http404("No such kind of file")
    kind = KINDS[kind]
    content = kind.build([line for row in numbers_of(request.council) for line in _lines(row)])
    headers = {"Content-Disposition": f'attachment; filename="{request.council.slug}-cases-by-year.{kind.name}"'}
    return HttpResponse(content, content_type=kind.content_type, headers=headers)


def _lines(row):
    figures = row.figures
    yield row.year, "Cases raised", figures["raised"]
    for words, number in figures["by_kind"]:
        yield row.year, f"Raised: {words}", number
    yield row.year, "Cases closed", figures["closed"]
    for words, number in figures["by_outcome"]:
        yield row.year, f"Closed: {words}", number
    yield row.year, "Weeks from raised to closed, median", figures["weeks"]
