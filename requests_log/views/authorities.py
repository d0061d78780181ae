"""The authority register: resolutions and delegations, and the Clerk's leave for direct contact, by the same pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib import messages
from django.db.models import Model, Q
from django.forms import Form, model_to_dict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils import history
from councils.access import for_clerks
from councils.errors import Refused
from councils.views.pages import form_page, page_of, refusals_shown, seen_in
from requests_log.forms.authorities import AuthorityForm, ContactForm, EndForm, RegisterFilterForm
from requests_log.models import DirectContact, RegisteredAuthority
from requests_log.presenting import happened
from requests_log.services import authorities as services
from requests_log.views.register import fetch


@dataclass(frozen=True)
class Half:
    """One half of the register: its pages are called <name>, <name>-list, -add, -end and -correct."""

    name: str
    model: type[Model]
    form: type[Form]
    enter: Callable
    related: tuple[str, ...]
    searched: tuple[str, ...]
    add_title: str

    @property
    def template(self):
        return f"requests_log/{self.name}.html"

    def url(self, request, page, **kwargs):
        return reverse(f"requests_log:{page.format(self.name)}", kwargs={"council": request.council.slug} | kwargs)

    def fetch(self, request, pk):
        others = ("council", "by", "corrects__council", "correction__council")
        rows = self.model.objects.visible_to(request.access).select_related(*others, *self.related)
        return get_object_or_404(rows, pk=pk)

    def matching(self, rows, *, q, standing):
        today = timezone.localdate()
        if standing != "all":
            rows = rows.over(today) if standing == "over" else rows.exclude(pk__in=rows.over(today).values("pk"))
        return rows.filter(reduce(or_, [Q(**{f"{name}__icontains": q}) for name in self.searched])) if q else rows


AUTHORITIES = Half(
    name="authority",
    model=RegisteredAuthority,
    form=AuthorityForm,
    enter=services.enter_authority,
    related=("body",),
    searched=("minute", "words", "covers", "body__name"),
    add_title="Enter a resolution or a delegation",
)
CONTACTS = Half(
    name="contact",
    model=DirectContact,
    form=ContactForm,
    enter=services.permit_contact,
    related=("councillor", "officer"),
    searched=("councillor__name", "officer__name", "matter"),
    add_title="Permit direct contact",
)


@for_clerks
def rows(request, half):
    found = half.model.objects.visible_to(request.access).standing().select_related(*half.related)
    form = RegisterFilterForm(request.GET)
    if form.is_valid():
        found = half.matching(found, **form.cleaned_data)
    filtered = any(request.GET.get(name) for name in form.fields)
    context = {"page": page_of(request, found), "form": form, "filtered": filtered}
    return render(request, f"requests_log/{half.name}_list.html", context)


@for_clerks
def row(request, half, pk):
    found = half.fetch(request, pk)
    context = {"row": found, "timeline": [happened(event) for event in history.timeline(found.stream)]}
    return render(request, half.template, context)


@for_clerks
def add(request, half):
    form = half.form(request.POST or None, council=request.council, initial=_offered(request, half))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            new = half.enter(council=request.council, by=request.access.person, **form.cleaned_data)
            messages.success(request, "Entered in the register.")
            return redirect(new)
    return form_page(request, form, half.add_title, back=half.url(request, "{}-list"))


def _offered(request, half):
    """What a fresh form begins with: today, or the minute that the words of a request name."""
    if half is CONTACTS:
        return {"since": timezone.localdate()}
    number = request.GET.get("minute", "")
    return {"minute": f"Minute {number.upper()}" if number else ""}


@for_clerks
def end(request, half, pk):
    found = half.fetch(request, pk)
    form = EndForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            services.end_early(found, by=request.access.person, **form.cleaned_data)
            messages.success(request, "Its end is recorded.")
            return redirect(found)
    return form_page(request, form, f"End {found}", back=found.get_absolute_url())


@for_clerks
def correct(request, half, pk):
    found = half.fetch(request, pk)
    form = half.form(request.POST or None, council=request.council, correcting=True, initial=model_to_dict(found))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            new = services.correct_registered(found, by=request.access.person, **form.cleaned_data)
            messages.success(request, "Corrected. What it said before is kept.")
            return redirect(new)
    note = "What it says now is kept. Requests that rest on it stay with it; correct them where they should not."
    return form_page(request, form, f"Correct {found}", back=found.get_absolute_url(), note=note)


@for_clerks
@require_POST
def use(request, pk, authority):
    entry, found = fetch(request, pk), AUTHORITIES.fetch(request, authority)
    try:
        services.use_authority(entry, found, seen=seen_in(request), by=request.access.person)
        messages.success(request, f"The request now rests on {found.minute}, and was checked again.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(entry)
