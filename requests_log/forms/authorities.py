"""What the Clerk fills in for the authority register."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from councils.models import Person, Role
from councils.wording import uk_date_words
from requests_log.models import RegisteredAuthority

LONGEST_TEXT = 5000
WIDE = forms.TextInput(attrs={"autocomplete": "off"})
# What is over for longer is no longer offered when a request is logged.
OFFERED_FOR = timedelta(days=366)
LABEL_LENGTH = 60


def choosable(council, chosen=None):
    """The authorities that a request of these months may rest on, and the one that an entry rests on already."""
    rows = RegisteredAuthority.objects.filter(council=council).select_related("body")
    old = rows.over(timezone.localdate() - OFFERED_FOR)
    return rows.filter(Q(pk=chosen) | (Q(correction=None) & ~Q(pk__in=old.values("pk"))))


class RegisteredField(forms.ModelChoiceField):
    def label_from_instance(self, row):
        until = f" (until {uk_date_words(row.last_day)})" if row.last_day else ""
        covers = Truncator(row.covers).chars(LABEL_LENGTH)
        return f"{row.minute}, {row.body}, {uk_date_words(row.since)}: {covers}{until}"


class RegisterForm(GovukForm):
    """Fields that both halves of the register share; with `correcting` it asks why."""

    submit_label = "Enter it in the register"

    until = DateInputField(label="Until when?", required=False, help_text="The last day. Leave empty if none was set")
    reason = forms.CharField(label="Why is it corrected?", max_length=500)

    def __init__(self, *args, council, correcting=False, **kwargs):
        super().__init__(*args, **kwargs)
        self._fill(council)
        if correcting:
            self.submit_label = "Correct it"
        else:
            del self.fields["reason"]

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first")
        return cleaned


class AuthorityForm(RegisterForm):
    kind = forms.ChoiceField(
        label="What is it?", choices=RegisteredAuthority.Kind, initial="resolution", widget=forms.RadioSelect
    )
    minute = forms.CharField(label="Minute", max_length=60, help_text="For example, minute 45/26", widget=WIDE)
    body = forms.ModelChoiceField(label="Which body?", queryset=None, empty_label="Select a body")
    since = DateInputField(label="When was it passed?", limit="today_or_past")
    words = forms.CharField(
        label="The words of it, as minuted", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )
    covers = forms.CharField(
        label="What does it cover?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who may do or ask for what, and up to which sum. It is shown beside each request that rests on it",
    )
    field_order = ["kind", "minute", "body", "since", "words", "covers", "until", "reason"]
    spoken = {
        "kind": "what it is",
        "minute": "the minute",
        "body": "which body",
        "since": "the day on which it was passed",
        "until": "the last day",
        "words": "the words of it",
        "covers": "what it covers",
        "reason": "why it is corrected",
    }

    def _fill(self, council):
        self.fields["body"].queryset = council.committees.all()


class ContactForm(RegisterForm):
    councillor = forms.ModelChoiceField(label="Which councillor?", queryset=None, empty_label="Select a councillor")
    officer = forms.ModelChoiceField(label="Which officer?", queryset=None, empty_label="Select an officer")
    matter = forms.CharField(
        label="On what?", max_length=200, widget=WIDE, help_text="In a few words, such as “keys of the allotments”"
    )
    since = DateInputField(label="From when?")
    field_order = ["councillor", "officer", "matter", "since", "until", "reason"]
    spoken = {
        "councillor": "which councillor",
        "officer": "which officer",
        "matter": "on what",
        "since": "the first day",
        "until": "the last day",
        "reason": "why it is corrected",
    }

    def _fill(self, council):
        people = Person.objects.filter(council=council)
        self.fields["councillor"].queryset = people.filter(memberships__role=Role.COUNCILLOR).distinct()
        officers = [Role.OFFICER, Role.DEPUTY_CLERK]
        self.fields["officer"].queryset = people.filter(memberships__role__in=officers).distinct()


class EndForm(GovukForm):
    submit_label = "End it"
    submit_style = "warning"
    spoken = {"last_day": "the last day", "reason": "why it ends"}

    last_day = DateInputField(label="Last day", help_text="The last day on which it still holds")
    reason = forms.CharField(label="Why does it end?", max_length=500)


class RegisterFilterForm(GovukForm):
    q = forms.CharField(label="Search", required=False, max_length=100)
    standing = forms.ChoiceField(
        label="Where it stands", required=False, choices=[("", "In force"), ("over", "Over"), ("all", "All")]
    )

    submit_label = "Show"
    submit_style = "secondary"
    form_method = "get"
    unmarked = ("q", "standing")
