"""The people of the council, as the Clerk keeps them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils import roster, services
from councils.access import for_clerks
from councils.forms.people import NO_ROLE, InviteForm, NewPersonForm, PeopleFilterForm, PersonForm, WithdrawForm
from councils.services.proposals import Act, do_or_propose
from councils.views.pages import form_page, page_of, refusals_shown
from councils.views.proposals import beforehand, told


def person_url(person):
    return reverse("person", args=[person.council.slug, person.pk])


def fetch_person(request, pk):
    """The person with what roster() tells of each."""
    return get_object_or_404(roster.roster(request.council).select_related("council", "user"), pk=pk)


def _chosen(people, form):
    """The people whom the filter asks for; with no filter, or one that cannot be read, those with a role."""
    wanted = form.cleaned_data if form.is_valid() else {}
    role, search = wanted.get("role"), wanted.get("search")
    if search:
        people = people.filter(name__icontains=search)
    if role == NO_ROLE:
        return roster.out_of_office(people)
    return roster.holding(people, role) if role else roster.in_office(people)


@for_clerks
def people(request):
    form = PeopleFilterForm(request.GET)
    found = _chosen(roster.roster(request.council), form)
    context = {"form": form, "page": page_of(request, found), "filtered": any(form.data.get(n) for n in form.fields)}
    return render(request, "councils/people.html", context)


@for_clerks
def person(request, pk):
    person = fetch_person(request, pk)
    context = {
        "person": person,
        "is_self": person.pk == request.access.person.pk,
        "memberships": person.memberships.all(),
        "seats": person.seats.select_related("committee"),
        "sitting": set(person.seats.current().values_list("pk", flat=True)),
        "waiting": request.council.proposals.open().filter(person=person).with_all(),
    }
    return render(request, "councils/person.html", context)


@for_clerks
def add(request):
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            facts = form.person | {"first_role": form.first_role}
            person = services.add_person(council=request.council, by=request.access.person, **facts)
            messages.success(request, f"{person.name} is added{'.' if form.first_role else ', with no role yet.'}")
            return redirect(person_url(person))
    return form_page(request, form, "Add a person", back=reverse("people", args=[request.council.slug]))


@for_clerks
def change(request, pk):
    person = fetch_person(request, pk)
    initial = {"name": person.name, "contact_email": person.contact_email}
    form = PersonForm(request.POST or None, initial=initial, has_account=bool(person.user))
    if form.is_valid():
        with refusals_shown(form):
            by, facts = request.access.person, form.cleaned_data
            waits = do_or_propose(Act.CHANGE_PERSON, by=by, person=person, facts=facts)
            told(request, waits, "The details are changed.")
            return redirect(person_url(person))
    note = person.user and f"The email address belongs to {person.name}’s account, and only its owner can change it."
    context = {"note": note} | beforehand(request, person=person)
    return form_page(request, form, f"Change {person.name}’s details", back=person_url(person), **context)


@for_clerks
def invite(request, pk):
    person = fetch_person(request, pk)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_shown(form):
            waits = do_or_propose(Act.INVITE, by=request.access.person, person=person)
            told(request, waits, f"An invitation goes to {person.contact_email}.")
            return redirect(person_url(person))
    context = {"explains": "invite", "person": person} | beforehand(request, person=person)
    return form_page(request, form, f"Invite {person.name}", back=person_url(person), **context)


@for_clerks
def withdraw(request, pk):
    person = fetch_person(request, pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_shown(form):
            waits = do_or_propose(Act.WITHDRAW, by=request.access.person, person=person)
            told(request, waits, "The invitation is withdrawn.")
            return redirect(person_url(person))
    second = beforehand(request, person=person)
    return form_page(request, form, f"Withdraw {person.name}’s invitation", back=person_url(person), **second)
