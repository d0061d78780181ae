"""The reports of the register, as pages and as files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from councils.access import CLERKS, for_clerks, for_roles
from councils.models import Role
from councils.views.pages import form_page
from requests_log import reporting
from requests_log.forms.reports import HalfYearForm, SmallNumbersForm, SpanForm
from requests_log.measures import fewest_of
from requests_log.reports.charts import draw
from requests_log.reports.files.kinds import KINDS
from requests_log.services.small_numbers import set_small_numbers

for_readers = for_roles(*CLERKS, Role.COUNCILLOR)


@for_readers
def reports(request):
    return render(request, "requests_log/reports.html", {"fewest": fewest_of(request.council)})


@for_readers
def monthly(request, kind=""):
    last_month = reporting.months(timezone.localdate())[0]
    return _given(request, SpanForm, last_month, reporting.monthly_report, kind)


@for_readers
def equal_treatment(request, kind=""):
    last_half = reporting.half_years(timezone.localdate())[0]
    return _given(request, HalfYearForm, last_half, reporting.council_report, kind)


@for_clerks
def equal_treatment_office(request, kind=""):
    last_year = reporting.last_year(timezone.localdate())
    return _given(request, SpanForm, last_year, reporting.office_report, kind)


def _given(request, form_class, usual, build, kind):
    """The report as a page with its form, or as a file where a kind is named."""
    form = form_class(request.GET if set(request.GET) - {"csrfmiddlewaretoken"} else None)
    if form.is_bound and not form.is_valid():
        if kind:
            raise Http404("No such time")
        return render(request, "requests_log/report.html", {"form": form})
    period = (form.is_bound and form.cleaned_data["period"]) or usual
    report = build(request.council, period)
    return _file(request, report, period, kind) if kind else _page(request, report, period, form)


def _page(request, report, period, form):
    charts = [_drawn(section, number) for number, section in enumerate(report.sections)]
    own = None
    if isinstance(form, HalfYearForm) and request.access.is_councillor:
        own = reporting.own_table(request.council, period, request.access.person)
    context = {
        "form": form,
        "report": report,
        "sections": list(zip(report.sections, charts, strict=True)),
        "own": own,
        "kinds": KINDS.values(),
        "query": request.GET.urlencode(),
        "here": request.path,
    }
    return render(request, "requests_log/report.html", context)


def _drawn(section, number):
    return mark_safe(draw(section.table, section.chart, f"chart-{number}")) if section.chart else ""


def _file(request, report, period, kind):
    if kind not in KINDS:
        raise Http404("No such kind of file")
    kind = KINDS[kind]
    name = f"{request.council.slug}-{slugify(report.title)}-{period.first}-{period.last}.{kind.name}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(kind.build(report), content_type=kind.content_type, headers=headers)


@for_clerks
def small_numbers(request):
    back = reverse("requests_log:reports", args=[request.council.slug])
    form = SmallNumbersForm(request.POST or None, initial={"threshold": fewest_of(request.council)})
    if request.method == "POST" and form.is_valid():
        set_small_numbers(council=request.council, by=request.access.person, **form.cleaned_data)
        messages.success(request, "The reports follow it from now on.")
        return redirect(back)
    return form_page(request, form, "Small numbers in reports", back=back)
