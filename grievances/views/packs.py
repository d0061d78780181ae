"""Packs: for a hearing, for the Monitoring Officer, for somebody who asks what is held; and the case as a whole."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from councils.redaction import spans
from councils.views.pages import refusals_shown
from grievances.access import in_confidence
from grievances.forms import packs as forms
from grievances.models import IssuedPack, Part
from grievances.papers import acts
from grievances.seeing import Sight
from grievances.services import packs as services
from grievances.services import subject_access
from grievances.services.papers import readers, with_names
from grievances.views.papers import attachment, fetch_for, form_page
from grievances.workflow import Kind


@in_confidence
def packs(request, pk):
    held = fetch_for(request, pk, acts.PACK)
    rows = list(IssuedPack.objects.filter(case=held.case).prefetch_related("copies__person", "copies__outsider"))
    for row in rows:
        row.case = held.case
        with_names(held.case, row.copies.all())
    people = with_names(held.case, held.case.parts.select_related("person", "outsider"))
    context = {
        "case": held.case,
        "packs": rows,
        "people": people,
        "may_issue": acts.why_not(acts.ISSUE, held.case.stage, {part.kind for part in held.parts}) is None,
        "may_refer": held.case.kind == Kind.CONDUCT,
    }
    return render(request, "grievances/papers/packs.html", context)


@in_confidence
def issue(request, pk):
    held = fetch_for(request, pk, acts.ISSUE)
    papers = list(services.packable(held.case))
    for paper in papers:
        paper.case = held.case
        with_names(held.case, [paper.giver])
    form = forms.IssueForm(request.POST or None, case=held.case, papers=papers)
    if form.is_valid():
        with refusals_shown(form):
            services.issue_pack(held.case, parts=held.parts, papers=form.cleaned_data["papers"])
            messages.success(request, "The pack is given out. Each who has a copy has been told.")
            return redirect(held.case.get_packs_url())
    names = ", ".join(part.name for part in services.recipients_of(held.case))
    note = f"A copy in the name of each goes to: {names}. What is given out stays given out."
    return form_page(request, held, form, "Give out the papers for the hearing", note=note)


@in_confidence
def copy(request, pk, pack, part):
    """The copy of one person: the handler takes any, everybody else his own."""
    held = fetch_for(request, pk)
    pack = get_object_or_404(IssuedPack, pk=pack, case=held.case)
    pack.case = held.case
    copies = pack.copies.select_related("person", "outsider")
    if Sight.WHOLE_TIMELINE not in held.sees:
        copies = copies.filter(pk__in=[part.pk for part in readers(held.parts)])
    target = with_names(held.case, [get_object_or_404(copies, pk=part)])[0]
    return attachment(services.copy_of(pack, target, parts=held.parts), f"{pack.title}.pdf")


@in_confidence
def referral(request, pk):
    held = fetch_for(request, pk, acts.PACK)
    if held.case.kind != Kind.CONDUCT:
        raise Http404("Nothing to refer")
    form = forms.ReferralForm(request.POST or None)
    form.cancel_url = held.case.get_packs_url()
    if form.is_valid():
        content = services.referral_pack(held.case, parts=held.parts, recipient=form.cleaned_data["recipient"])
        return attachment(content, "Referral.pdf")
    note = "In it are the complaint, the particulars as they were served, and the papers that were served with them."
    return form_page(request, held, form, "Papers for the Monitoring Officer", note=note)


@in_confidence
def access(request, pk, part):
    """What is held about a person, with other people's data marked; then the PDF without it."""
    held = fetch_for(request, pk, acts.PACK)
    parts = held.case.parts.select_related("person", "outsider")
    about = with_names(held.case, [get_object_or_404(Part.objects.filter(pk__in=parts), pk=part)])[0]
    sections = subject_access.texts_about(held.case, about)
    suggested = subject_access.others_in(held.case, about, sections)
    choices = [(str(number), section.heading) for number, section in enumerate(sections)]
    form = forms.AccessForm(request.POST or None, choices=choices, suggested=suggested, shown=sections)
    phrases = suggested
    if form.is_valid():
        phrases = form.phrases
        if request.POST.get("act") != "look":
            chosen = [sections[int(number)] for number in form.cleaned_data["sections"]]
            facts = {"about": about, "sections": chosen, "phrases": phrases}
            return attachment(subject_access.access_pack(held.case, parts=held.parts, **facts), "Held about you.pdf")
    marked = [(section.heading, [(text, spans(text, phrases)) for text in section.paragraphs]) for section in sections]
    context = {"case": held.case, "about": about, "form": form, "marked": marked}
    return render(request, "grievances/papers/access.html", context)
