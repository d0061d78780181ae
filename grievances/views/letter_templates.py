"""The templates of letters: the council replaces ours by its own, and gets them back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from councils.access import for_clerks
from councils.forms_base import GovukForm
from councils.views.pages import refusals_shown
from grievances.forms.letters import TemplateForm
from grievances.models import LetterTemplate
from grievances.papers.letters import FIELDS, LETTERS
from grievances.services import letters as services
from grievances.views.papers import attachment


@for_clerks
def templates(request):
    newest = {}
    rows = LetterTemplate.objects.filter(council=request.council).defer("content").order_by("at", "pk")
    with_content = set(rows.exclude(content=b"").values_list("pk", flat=True))
    for row in rows:
        newest[row.kind] = row.pk in with_content
    letters = [(letter, newest.get(letter.code, False)) for letter in LETTERS.values()]
    return render(request, "grievances/papers/templates.html", {"letters": letters})


def _letter(kind):
    if kind not in LETTERS:
        raise Http404("No such letter")
    return LETTERS[kind]


@for_clerks
def template(request, kind):
    letter = _letter(kind)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_shown(form):
            facts = {"content": form.content, "by": request.access.person}
            services.replace_template(council=request.council, kind=kind, **facts)
            messages.success(request, "Letters of this kind are filled from your template from now on.")
            return redirect("grievances:letter-templates", request.council.slug)
    _, is_own = services.template_of(request.council, kind)
    context = {"letter": letter, "form": form, "fields": FIELDS.items(), "is_own": is_own}
    return render(request, "grievances/papers/template.html", context)


@for_clerks
def as_word(request, kind):
    letter = _letter(kind)
    return attachment(services.template_of(request.council, kind)[0], f"{letter.code}.docx")


class RestoreForm(GovukForm):
    submit_label = "Use our words again"
    submit_style = "warning"


@for_clerks
def restore(request, kind):
    letter = _letter(kind)
    back = reverse("grievances:letter-template", args=[request.council.slug, kind])
    form = RestoreForm(request.POST if request.method == "POST" else None)
    form.cancel_url = back
    if form.is_valid():
        services.restore_template(council=request.council, kind=kind, by=request.access.person)
        messages.success(request, "Letters of this kind are filled from our words again.")
        return redirect("grievances:letter-templates", request.council.slug)
    return render(request, "grievances/papers/restore.html", {"letter": letter, "form": form, "back_url": back})
