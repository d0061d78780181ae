"""The council's own details."""

from django.contrib import messages
from django.urls import reverse

from councils import services
from councils.access import for_clerks
from councils.forms.council import CouncilForm
from councils.views.pages import form_page, on_from, refusals_shown


@for_clerks
def details(request):
    council = request.council
    form = CouncilForm(request.POST or None, initial={name: getattr(council, name) for name in CouncilForm.base_fields})
    if form.is_valid():
        with refusals_shown(form):
            services.change_council(council, by=request.access.person, **form.cleaned_data)
            messages.success(request, "The council’s details are changed.")
            return on_from(request, "council")
    return form_page(request, form, "Council details", back=reverse("council", args=[council.slug]))
