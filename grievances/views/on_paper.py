"""What came on paper: a case for somebody without an account, and anonymous notes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils.views.pages import form_page, refusals_shown
from grievances.access import in_confidence
from grievances.forms.on_paper import NoteForm, PaperForm
from grievances.forms.steps import DiscardForm
from grievances.models import Grievance, Note
from grievances.services import on_paper as services

ABOUT_PAPER = (
    "For somebody who has no account, or prefers paper. If it is about you or your own office, stop here: hand the "
    "letter on, closed."
)
ABOUT_NOTES = (
    "An anonymous note starts no case and nobody is told of it. Only you can see it here. It is kept for a year."
)


def _require_logger(request):
    if request.who.access is None or not services.may_log(request.who.access):
        raise PermissionDenied


@in_confidence
def log(request):
    _require_logger(request)
    form = PaperForm(request.POST or None, council=request.council)
    back = reverse("grievances:list", args=[request.council.slug])
    if form.is_valid():
        with refusals_shown(form):
            case = services.log_on_paper(council=request.council, by=request.access.person, **form.facts)
            return _logged(request, case)
    return form_page(request, form, "Log a case that came on paper", back=back, note=ABOUT_PAPER)


def _logged(request, case):
    if Grievance.objects.visible_to(request.who).filter(pk=case.pk).exists():
        messages.success(request, "It is logged, and it is yours to handle.")
        return redirect(case)
    messages.success(request, "It is logged. Somebody else handles it, and has been told.")
    return redirect("grievances:list", request.council.slug)


@in_confidence
def note_add(request):
    _require_logger(request)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        note = services.keep_note(council=request.council, by=request.access.person, **form.cleaned_data)
        messages.success(request, "It is kept as information.")
        return redirect(note)
    back = reverse("grievances:list", args=[request.council.slug])
    return form_page(request, form, "Keep an anonymous note", back=back, note=ABOUT_NOTES)


@in_confidence
def note(request, number):
    notes = Note.objects.visible_to(request.who).filter(council=request.council)
    row = get_object_or_404(notes.select_related("council"), pk=number)
    form = DiscardForm(request.POST or None, initial={"seen": 0})
    if form.is_valid():
        row.delete()
        messages.success(request, "The note is gone.")
        return redirect("grievances:list", request.council.slug)
    return render(request, "grievances/note.html", {"note": row, "form": form})
