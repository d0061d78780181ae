"""The roles that a person holds, and the political group."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from councils import roster, services
from councils.access import for_clerks
from councils.forms.people import EndRoleForm, GroupChoiceForm, RoleForm
from councils.models import Role
from councils.services.proposals import Act, do_or_propose
from councils.views.pages import form_page, refusals_shown
from councils.views.people import fetch_person, person_url
from councils.views.proposals import beforehand, told


@for_clerks
def give(request, pk):
    person = fetch_person(request, pk)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            services.give_role(person, by=request.access.person, **form.cleaned_data)
            messages.success(request, f"{person.name} has the role.")
            return redirect(person_url(person))
    return form_page(request, form, f"Give {person.name} a role", back=person_url(person))


@for_clerks
def end(request, pk, membership):
    person = fetch_person(request, pk)
    membership = get_object_or_404(person.memberships, pk=membership)
    form = EndRoleForm(request.POST or None, is_councillor=membership.role == Role.COUNCILLOR)
    if form.is_valid():
        with refusals_shown(form):
            about = {"membership": membership, "facts": form.cleaned_data}
            waits = do_or_propose(Act.END_ROLE, by=request.access.person, person=person, **about)
            told(request, waits, "The last day of the role is recorded.")
            return redirect(person_url(person))
    title = f"End {person.name}’s role as {membership.title}"
    context = {"explains": "role_end", "seats": roster.seats_with(membership)} | beforehand(request, person=person)
    return form_page(request, form, title, back=person_url(person), **context)


@for_clerks
def change_group(request, pk):
    person = fetch_person(request, pk)
    form = GroupChoiceForm(request.POST or None, groups=request.council.groups.all())
    if form.is_valid():
        with refusals_shown(form):
            services.join_group(person, by=request.access.person, **form.cleaned_data)
            messages.success(request, "The political group is recorded.")
            return redirect(person_url(person))
    return form_page(request, form, f"Change {person.name}’s political group", back=person_url(person))
