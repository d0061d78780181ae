"""Bringing in an old register: the file, its columns, its names, what would come of it, and the Clerk's word."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from councils.access import for_clerks
from councils.errors import Refused
from councils.models import Job
from councils.spreadsheets.cells import words_of
from councils.tables_out import CSV_TYPE, csv_lines
from requests_log.forms.old_register import ColumnsForm, ConfirmForm, OldRegisterForm, PeopleForm, SheetForm
from requests_log.models import OldRegister
from requests_log.old_register.headings import best_place, headings
from requests_log.services import old_register as services
from requests_log.services.bringing_in import NAME
from requests_log.services.dry_run import MOST_NAMES, Councillors, dry_run, names_in, unknown

PER_PAGE = 50
TOO_MANY = "There are {count} unknown names in this column. Is it the right one? Choose the column of the councillors."


@for_clerks
def choose_file(request):
    form = OldRegisterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        register = services.keep_file(
            council=request.council, file_name=form.file_name, sheets=form.sheets, by=request.access.person
        )
        return redirect(register)
    waiting = OldRegister.objects.visible_to(request.access).waiting().select_related("by", "council")
    context = {"form": form, "waiting": waiting.defer("sheets", "ready", "people"), "days": services.KEPT_FOR.days}
    return render(request, "requests_log/old_register/file.html", context)


def of_register(view):
    """A page of one OldRegister; when that is confirmed, the page of its Job."""

    @for_clerks
    @wraps(view)
    def fetched(request, pk):
        registers = OldRegister.objects.visible_to(request.access).select_related("council", "job")
        register = registers.filter(pk=pk).first()
        if register is None or register.job:
            job = get_object_or_404(Job, council=request.council, kind=NAME, place__register=str(pk))
            return redirect("job", request.council.slug, job.pk)
        return view(request, register)

    return fetched


@of_register
def columns(request, register):
    where = SheetForm(request.GET or None, register=register, initial=_place(register))
    place = where.cleaned_data if where.is_bound and where.is_valid() else where.initial
    sheet = register.sheet(place["sheet"])
    form = _columns_form(request, register, sheet, place)
    if request.method == "POST" and form.is_valid():
        kept = form.matching | {"sheet": place["sheet"], "heading": place["heading"]}
        services.match_columns(register, matching=kept, seen=form.cleaned_data["seen"])
        return _on_to_people(request, register)
    found = {"row": sheet.rows[place["heading"]][0], "sheet_name": sheet.name}
    context = {"register": register, "form": form, "where": where, "moved": where.is_bound, "found": found}
    return render(request, "requests_log/old_register/columns.html", context)


def _place(register):
    """Where the headings are: as chosen before, or where most of them are recognised."""
    if register.matching:
        sheet, heading = register.matching["sheet"], register.matching["heading"]
    else:
        sheet, heading = best_place([register.sheet(place) for place in range(len(register.sheets))])
    return {"sheet": sheet, "heading": heading, "row": register.sheets[sheet]["rows"][heading][0]}


def _columns_form(request, register, sheet, place):
    shown = headings(sheet, place["heading"])
    initial = {"seen": register.revision}
    before = register.matching
    if before and (before["sheet"], before["heading"]) == (place["sheet"], place["heading"]):
        of = {index: field for field, index in before["columns"].items()}
        initial |= before["usual"] | {f"column_{each.index}": of.get(each.index, "") for each in shown}
    rows = sheet.rows[place["heading"] + 1 :]
    return ColumnsForm(request.POST or None, headings=shown, rows=rows, initial=initial)


def _on_to_people(request, register):
    names = names_in(register)
    left = unknown(names, register.people)
    if len(left) > MOST_NAMES:
        messages.error(request, TOO_MANY.format(count=len(left)))
        return redirect(register)
    page = "old-register-people" if left else "old-register-check"
    return redirect(f"requests_log:{page}", request.council.slug, register.pk)


@of_register
def people(request, register):
    if not register.matching:
        return redirect(register)
    names = names_in(register)
    if len(names) > 2 * MOST_NAMES:
        return _on_to_people(request, register)
    known = Councillors(request.council).known
    initial = {"seen": register.revision}
    form = PeopleForm(request.POST or None, names=names, known=known, chosen=register.people, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.say_who(register, people=form.people, seen=form.cleaned_data["seen"])
        return redirect("requests_log:old-register-check", request.council.slug, register.pk)
    return render(request, "requests_log/old_register/people.html", {"register": register, "form": form})


@of_register
def check(request, register):
    if not register.matching:
        return redirect(register)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            job = services.bring_in(register, seen=form.cleaned_data["seen"], by=request.access.person)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("job", request.council.slug, job.pk)
    plan = dry_run(register)
    page = Paginator(plan.bad, PER_PAGE).get_page(request.GET.get("page"))
    context = {"register": register, "plan": plan, "page": page}
    return render(request, "requests_log/old_register/check.html", context)


@of_register
def bad_rows(request, register):
    """The bad rows as a CSV file with the old headings, to be corrected and brought in again."""
    if not register.matching:
        return redirect(register)
    sheet = register.sheet(register.matching["sheet"])
    titles = [heading.text for heading in headings(sheet, register.matching["heading"])]
    rows = (
        [*_padded(bad.cells, len(titles)), bad.number, "; ".join(_said(problem) for problem in bad.problems)]
        for bad in dry_run(register).bad
    )
    lines = csv_lines([*titles, "Row in the file", "What is wrong"], rows)
    disposition = {"Content-Disposition": 'attachment; filename="bad-rows.csv"'}
    return StreamingHttpResponse(lines, content_type=CSV_TYPE, headers=disposition)


def _padded(cells, width):
    return [words_of(cell) for cell in cells] + [""] * (width - len(cells))


def _said(problem):
    return f"{problem.column}: {problem.text}" if problem.column else problem.text


@of_register
def give_up(request, register):
    if request.method == "POST":
        services.give_up(register, by=request.access.person)
        messages.success(request, "The file was deleted. Nothing of it was brought in.")
        return redirect("requests_log:old-register-file", request.council.slug)
    return render(request, "requests_log/old_register/give_up.html", {"register": register})
