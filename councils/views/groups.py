"""The political groups of the council."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils import roster, services
from councils.access import for_clerks
from councils.forms.bodies import GroupForm
from councils.views.pages import form_page, refusals_shown


@for_clerks
def groups(request):
    return render(request, "councils/groups.html", {"groups": roster.groups(request.council)})


@for_clerks
def add(request):
    form = GroupForm(request.POST or None)
    back = reverse("groups", args=[request.council.slug])
    if form.is_valid():
        with refusals_shown(form):
            group = services.add_group(council=request.council, by=request.access.person, **form.cleaned_data)
            messages.success(request, f"{group.name} is added. Say on a person’s page who belongs to it.")
            return redirect(back)
    return form_page(request, form, "Add a political group", back=back)


@for_clerks
def rename(request, pk):
    group = get_object_or_404(request.council.groups.select_related("council"), pk=pk)
    form = GroupForm(request.POST or None, initial={"name": group.name})
    back = reverse("groups", args=[request.council.slug])
    if form.is_valid():
        with refusals_shown(form):
            services.rename_group(group, by=request.access.person, **form.cleaned_data)
            messages.success(request, "The name is changed.")
            return redirect(back)
    return form_page(request, form, f"Rename {group.name}", back=back)
