"""Forms of the register: log or correct a request, and find it."""

from datetime import datetime, time
from uuid import uuid4

from crispy_forms.layout import Layout
from django import forms
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from councils.access import persons_with_roles, roles_of
from councils.form_fields import ClockTimeField, DateInputField
from councils.form_layout import Group
from councils.forms_base import GovukForm
from councils.models import Membership, Person, Role
from councils.titles import titled
from councils.wording import uk_date_words
from requests_log.forms.authorities import RegisteredField, choosable
from requests_log.forms.people import PeopleField
from requests_log.models.choices import Addressee, Authority, Capacity, Channel, Kind, State
from requests_log.services.authorities import authority_of, not_in_force

LONGEST_REQUEST = 50_000
PEOPLE = ("copies", "blind_copies")
NO_COUNCILLORS = (
    "There is no councillor in the list of people yet. "
    '<a class="govuk-link" href="{}">Add the councillors first</a>: a request is logged for one of them.'
)


def offer_askers(field, council):
    """Let a field choose among councillors, those in office first: also who has left may have asked once."""
    sitting = Membership.objects.current().filter(person=OuterRef("pk"), role=Role.COUNCILLOR)
    ever = Person.objects.filter(council=council, memberships__role=Role.COUNCILLOR).distinct()
    field.queryset = ever.annotate(in_office=Exists(sitting)).order_by("-in_office", "name")
    field.label_from_instance = lambda person: person.name if person.in_office else f"{person.name} (has left)"
    if not ever.exists():
        field.help_text = format_html(NO_COUNCILLORS, reverse("people-bring-in", args=[council.slug]))


class RequestForm(GovukForm):
    """Everything about a request on one screen; `facts` holds what the service takes once the form is valid."""

    asked_by = forms.ModelChoiceField(label="Who asked?", queryset=None, empty_label="Select a councillor")
    capacity = forms.ChoiceField(label="In what capacity?", choices=Capacity, initial=Capacity.COUNCILLOR)
    received_on = DateInputField(label="When was it received?", limit="today_or_past")
    received_time = ClockTimeField(label="Time", required=False, help_text="If you know it. For example, 9:30am.")
    channel = forms.ChoiceField(label="How did it reach you?", choices=Channel, initial=Channel.EMAIL)
    addressee = forms.ChoiceField(
        label="Who was asked?", choices=Addressee, initial=Addressee.CLERK, widget=forms.RadioSelect
    )
    officer = forms.ModelChoiceField(
        label="Which officer?",
        queryset=None,
        required=False,
        empty_label="Select an officer",
        help_text=titled("Only where somebody other than the Clerk was asked."),
    )
    kind = forms.ChoiceField(label="What is asked for?", choices=[("", "Select one"), *Kind.choices])
    registered = RegisteredField(
        label="An authority on the register",
        queryset=None,
        required=False,
        empty_label="None of these",
        help_text="Where the request rests on one of these, leave the next two questions as they are.",
    )
    authority = forms.ChoiceField(
        label="On what authority?", choices=Authority, initial=Authority.NONE, widget=forms.RadioSelect
    )
    authority_ref = forms.CharField(
        label="Reference of the authority",
        required=False,
        max_length=120,
        help_text="Only where there is one. For example, minute 45/26.",
    )
    subject = forms.CharField(label="Subject", max_length=150)
    words = forms.CharField(
        label="The request in the councillor’s own words",
        max_length=LONGEST_REQUEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Paste the message, or write down what was said.",
    )
    copies = PeopleField(label="Who else was sent it?", help_text="One on each line, openly copied.")
    blind_copies = PeopleField(label="Blind copies that you saw", help_text="One on each line.")

    submit_label = "Log and check the request"
    unmarked = ("officer", "registered", "authority_ref", "copies", "blind_copies")
    spoken = {
        "asked_by": "who asked",
        "capacity": "in what capacity they asked",
        "received_on": "the date received",
        "channel": "how it reached you",
        "addressee": "who was asked",
        "officer": "which officer was asked",
        "kind": "what is asked for",
        "registered": "an authority",
        "authority": "on what authority",
        "authority_ref": "the reference of the authority",
        "subject": "the subject",
        "words": "the words of the request",
    }

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        offer_askers(self.fields["asked_by"], council)
        self.fields["officer"].queryset = Person.objects.filter(
            council=council, memberships__role__in=[Role.OFFICER, Role.DEPUTY_CLERK]
        ).distinct()
        on_register = choosable(council, self.initial.get("registered"))
        if on_register.exists():
            self.fields["registered"].queryset = on_register
        else:
            del self.fields["registered"]

    def get_layout(self):
        what = ["addressee", "officer", "kind", "registered", "authority", "authority_ref"]
        return Layout(
            Group("The request", "subject", "words"),
            Group("Who and when", "asked_by", "capacity", "received_on", "received_time", "channel", *PEOPLE),
            Group("What it is", *(name for name in what if name in self.fields)),
        )

    def clean_subject(self):
        """On one line: it becomes the subject of a mail."""
        return " ".join(self.cleaned_data["subject"].split())

    def clean(self):
        cleaned = super().clean()
        self._clean_received(cleaned)
        if cleaned.get("addressee") == Addressee.CLERK and cleaned.get("officer"):
            self.add_error("addressee", "You named an officer: select who was asked")
        elif self._asks_an_officer(cleaned) and not cleaned.get("officer") and "officer" not in self.errors:
            self.add_error("officer", "Select which officer was asked")
        if cleaned.get("registered"):
            self._clean_registered(cleaned)
        elif cleaned.get("authority") == Authority.NONE and cleaned.get("authority_ref"):
            self.add_error("authority", "You gave a reference: select on what authority")
        elif cleaned.get("authority", Authority.NONE) != Authority.NONE and not cleaned.get("authority_ref"):
            self.add_error("authority_ref", "Enter the reference of the resolution or approval")
        return cleaned

    def _asks_an_officer(self, cleaned):
        return cleaned.get("addressee", Addressee.CLERK) != Addressee.CLERK

    def _clean_registered(self, cleaned):
        row = cleaned["registered"]
        if cleaned.get("authority", Authority.NONE) != Authority.NONE or cleaned.get("authority_ref"):
            self.add_error("registered", "Choose an authority on the register, or record one yourself, not both")
        elif cleaned.get("received_on") and (problem := not_in_force(row, cleaned["received_on"])):
            self.add_error("registered", problem)
        cleaned |= authority_of(row)

    too_late = "The time received must be in the past"

    @property
    def logged_at(self):
        """The moment after which nothing can have been received: now, or when a corrected entry was logged."""
        return self.initial.get("logged_at") or timezone.now()

    def _clean_received(self, cleaned):
        day, asker = cleaned.get("received_on"), cleaned.get("asked_by")
        if day is None:
            return
        moment = datetime.combine(day, cleaned.get("received_time") or time(0))
        self.received_at = timezone.make_aware(moment)
        if self.received_at > self.logged_at:
            self.add_error("received_time", self.too_late)
        if asker and Role.COUNCILLOR not in roles_of(persons_with_roles(day).get(pk=asker.pk)):
            self.add_error("asked_by", f"{asker.name} was not a councillor on {uk_date_words(day)}. Check the date")

    @property
    def facts(self):
        names = ("asked_by", "capacity", "channel", "addressee", "officer", "kind", "authority", "authority_ref")
        names += ("subject", "words", *PEOPLE)
        more = {"received_at": self.received_at, "registered": self.cleaned_data.get("registered")}
        return {name: self.cleaned_data[name] for name in names} | more


class LogForm(RequestForm):
    """Logs a new entry; the key lets one form log one entry, however often it is sent."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # That it is another request than one which reads the same was said by sending the form once more.
    again = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", uuid4())
        self.form_action = reverse("requests_log:new", args=[kwargs["council"].slug])

    def allow_again(self):
        """Let what was typed be sent again as another entry."""
        self.data = self.data.copy()
        self.data["form_key"], self.data["again"] = str(uuid4()), "on"

    @property
    def facts(self):
        return super().facts | {name: self.cleaned_data[name] for name in ("form_key", "again")}


class CorrectForm(RequestForm):
    too_late = "It must have been received before it was logged"

    reason = forms.CharField(label="Why is it corrected?", max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Correct and check again"
    spoken = RequestForm.spoken | {"reason": "why it is corrected"}


class FilterForm(GovukForm):
    q = forms.CharField(label="Search", required=False, max_length=100)
    state = forms.ChoiceField(label="Where it stands", required=False, choices=[("", "All"), *State.choices])
    asked_by = forms.ModelChoiceField(label="Who asked", queryset=None, required=False, empty_label="Everybody")

    submit_label = "Show"
    submit_style = "secondary"
    form_method = "get"
    unmarked = ("q", "state", "asked_by")

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        askers = Person.objects.filter(council=council, memberships__role=Role.COUNCILLOR)
        self.fields["asked_by"].queryset = askers.distinct()
