"""The council's grievance procedure: anybody of the council reads it, the Clerk enters what the council adopted."""

from django.contrib import messages
from django.forms import model_to_dict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from councils.access import for_clerks, for_everybody
from councils.profile import GROUPS, LIMITS, limit_of
from councils.services.deadlines import profile_on
from councils.views.pages import form_page, refusals_shown
from grievances.forms.procedure import FIELDS, ProcedureForm
from grievances.models import AdoptedProcedure
from grievances.services import procedures


@for_everybody
def procedure(request):
    today = timezone.localdate()
    adopted = procedures.procedure_on(request.council, today)
    profile = profile_on(request.council, today)
    own = profile.limits if profile else {}
    context = {
        "adopted": adopted,
        "applies": adopted or AdoptedProcedure(council=request.council),
        "limits": [
            (LIMITS[name].words, limit_of(own, name), name not in own)
            for group in ("Grievances", "Appeals")
            for name in GROUPS[group]
        ],
        "versions": AdoptedProcedure.objects.filter(council=request.council).select_related("by"),
    }
    return render(request, "grievances/procedure.html", context)


@for_clerks
def change(request):
    council, today = request.council, timezone.localdate()
    base = procedures.proposed(council, today)
    initial = model_to_dict(base, FIELDS) | {
        "minute_ref": "",
        "applies_from": today,
        "seen": procedures.latest_number(council),
    }
    form = ProcedureForm(request.POST or None, initial=initial, council=council)
    back = reverse("grievances:procedure", args=[council.slug])
    if form.is_valid():
        with refusals_shown(form):
            procedures.adopt_procedure(council=council, by=request.access.person, **form.cleaned_data)
            messages.success(request, "The procedure is kept. Cases that were raised before stay with theirs.")
            return redirect(back)
    return form_page(request, form, "The council’s grievance procedure", back=back)
