"""Letters of a case: written, changed, finished in Word, sent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from councils.views.pages import refusals_shown
from grievances.access import in_confidence
from grievances.forms import letters as forms
from grievances.forms.steps import DiscardForm
from grievances.models import Letter
from grievances.papers import acts
from grievances.papers.letters import LETTERS
from grievances.sanctions import LAW
from grievances.seeing import Sight
from grievances.services import letters as services
from grievances.views.papers import attachment, fetch_for, form_page

WORD_NAME = "Letter.docx"


@in_confidence
def letters(request, pk):
    """The handler's letters, and those that can be written now."""
    held = fetch_for(request, pk, acts.WRITE)
    rows = services.letters_of(held.case, held.parts, handles=True)
    context = {
        "case": held.case,
        "drafts": [row for row in rows if row.sent_on is None],
        "sent": [row for row in rows if row.sent_on],
        "kinds": services.kinds_for(held.case),
    }
    return render(request, "grievances/papers/letters.html", context)


@in_confidence
def write(request, pk, kind):
    held = fetch_for(request, pk, acts.WRITE)
    if kind not in LETTERS:
        raise Http404("No such letter")
    kind = LETTERS[kind]
    form = forms.WriteForm(request.POST or None, case=held.case, kind=kind)
    if form.is_valid():
        with refusals_shown(form):
            letter = services.write_letter(held.case, parts=held.parts, kind=kind, **form.cleaned_data)
            return redirect(letter)
    return form_page(request, held, form, kind.title)


def fetch_letter(held, pk, **found):
    letters = Letter.objects.filter(case=held.case, **found)
    if services.is_past_mediation(held.case):
        letters = letters.outside_mediation()
    letter = get_object_or_404(letters.select_related("part__person", "part__outsider", "filled", "final"), pk=pk)
    letter.case = held.case
    return letter


@in_confidence
def letter(request, pk, letter):
    """Its words, to be changed while it is a draft."""
    held = fetch_for(request, pk, acts.WRITE)
    letter = fetch_letter(held, letter)
    form = forms.TextForm(request.POST or None, initial={"text": letter.text})
    if form.is_valid():
        services.change_letter(letter, parts=held.parts, text=form.cleaned_data["text"])
        messages.success(request, "The words are kept.")
        return redirect(letter)
    context = {"case": held.case, "letter": letter, "form": form, "sanctions": services.sanctions_in(letter)}
    context["law"] = LAW
    return render(request, "grievances/papers/letter.html", context)


@in_confidence
def as_word(request, pk, letter):
    """The letter as a Word document: the handler's at any time, whoever gets it once it was sent."""
    held = fetch_for(request, pk)
    handles = Sight.WHOLE_TIMELINE in held.sees
    letter = fetch_letter(held, letter, **({} if handles else {"part__in": held.parts, "sent_on__isnull": False}))
    return attachment(services.take_letter(letter, held.parts), WORD_NAME)


@in_confidence
def finish(request, pk, letter):
    held = fetch_for(request, pk, acts.WRITE)
    letter = fetch_letter(held, letter)
    form = forms.FinalForm(request.POST or None, request.FILES or None)
    form.cancel_url = letter.get_absolute_url()
    if form.is_valid():
        with refusals_shown(form):
            services.finish_letter(letter, parts=held.parts, content=form.content)
            messages.success(request, "The letter is as you finished it in Word.")
            return redirect(letter)
    return form_page(request, held, form, "Finish it in Word", letter=letter)


@in_confidence
def send(request, pk, letter):
    held = fetch_for(request, pk, acts.WRITE)
    letter = fetch_letter(held, letter)
    form = forms.SendForm(request.POST or None, letter=letter)
    if form.is_valid():
        with refusals_shown(form):
            facts = form.cleaned_data
            services.send_letter(letter, parts=held.parts, on=facts["on"], how=facts["how"])
            messages.success(request, "The letter is kept as it was sent.")
            return redirect(held.case.get_letters_url())
    note = "It cannot be changed afterwards. By post and by hand it is you who sends it; here it is kept as it went."
    return form_page(request, held, form, f"Send: {letter.letter_kind.title}", note=note)


@in_confidence
def discard(request, pk, letter):
    held = fetch_for(request, pk, acts.WRITE)
    letter = fetch_letter(held, letter)
    form = DiscardForm(request.POST or None, initial={"seen": 0})
    form.cancel_url = letter.get_absolute_url()
    if form.is_valid():
        services.discard_letter(letter, parts=held.parts)
        messages.success(request, "The draft is gone. Nothing of it was kept.")
        return redirect(held.case.get_letters_url())
    return form_page(request, held, form, "Throw this draft away?")
