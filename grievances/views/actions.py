"""What was decided that somebody does: noting that it was done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from councils.views.pages import form_page
from grievances.access import in_confidence
from grievances.forms.aftercare import DoneForm
from grievances.models import Action
from grievances.seeing import Sight
from grievances.services.aftercare import finish_action
from grievances.views.cases import fetch


@in_confidence
def action(request, pk, action):
    held = fetch(request, pk)
    if Sight.WHOLE_TIMELINE not in held.sees:
        raise PermissionDenied
    row = get_object_or_404(Action, case=held.case, pk=action)
    row.case = held.case
    form = DoneForm(request.POST or None)
    if form.is_valid():
        finish_action(row, parts=held.parts, **form.cleaned_data)
        messages.success(request, "Noted as done.")
        return redirect(held.case)
    return form_page(request, form, "Is this done?", back=held.case.get_absolute_url(), note=row.words)
