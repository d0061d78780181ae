"""The wordings of answers: what each decision's draft says, and the council's own words for it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from councils.access import for_clerks
from councils.views.pages import refusals_shown
from requests_log.forms.replies import WordingForm
from requests_log.models.choices import Outcome
from requests_log.replies import usual_wording, wordings_of
from requests_log.reply_wordings import FIELDS
from requests_log.services.replies import word_reply


@for_clerks
def wordings(request):
    rows = [(outcome, text, text == usual_wording(outcome)) for outcome, text in wordings_of(request.council).items()]
    return render(request, "requests_log/wordings.html", {"rows": rows})


@for_clerks
def wording(request, outcome):
    if outcome not in Outcome.values:
        raise Http404("No such outcome")
    outcome = Outcome(outcome)
    form = WordingForm(request.POST or None, initial={"text": wordings_of(request.council)[outcome]})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            word_reply(council=request.council, outcome=outcome, by=request.access.person, **form.cleaned_data)
            messages.success(request, "Saved. The next answer after this decision begins with it.")
            return redirect("requests_log:wordings", request.council.slug)
    context = {"form": form, "outcome": outcome, "fields": FIELDS.items(), "usual": usual_wording(outcome)}
    return render(request, "requests_log/wording.html", context)
