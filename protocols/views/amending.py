"""The page on which an amendment of what is in force begins; also the way here from what a case taught."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from councils.access import for_clerks
from councils.titles import titled
from councils.views.pages import form_page
from protocols.amending_forms import AmendForm
from protocols.services.amending import begin_amendment, in_force

ABOUT = titled(
    "The draft begins with the text that is in force. Change its clauses, then let the council adopt it. Its history "
    "says who began it, and nothing of why. Only the Clerk and deputies see a draft. Once it is adopted, "
    "everybody can read it."
)
NOTHING = "No protocol is in force yet, so there is none to amend. Import one first."


@for_clerks
def amend(request):
    form = AmendForm(request.POST or None, versions=in_force(request.council))
    if form.is_valid():
        version = begin_amendment(form.chosen, by=request.access.person)
        messages.success(request, "Kept as a draft. Change what should be different, then adopt it.")
        return redirect("protocols:mend", request.council.slug, version.protocol.slug, version.number)
    back = reverse("protocols:list", args=[request.council.slug])
    return form_page(request, form, "Draft an amendment", back=back, note=ABOUT if form.versions else NOTHING)
