"""The first form of an empty site: its first council and the Clerk's account."""

from crispy_forms.layout import Layout
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.text import slugify

from councils import beginning
from councils.form_layout import Reveal
from councils.forms_base import GovukForm
from councils.models import User

OWN, OTHER = "own", "other"
NEW_PASSWORD = {"autocomplete": "new-password"}


class SetUpForm(GovukForm):
    """After validation `password` is "" where the Clerk is to be invited."""

    submit_label = "Set up the council"
    unmarked = ("password", "password_again")
    spoken = {
        "code": "the set-up code",
        "name": "the name of the council",
        "whose": "whether you are the Clerk",
        "clerk": "the Clerk’s full name",
        "email": "the Clerk’s email address",
    }

    code = forms.CharField(
        max_length=40,
        label="Set-up code",
        help_text="Such as ABCD-EFGH-IJKL-MN23. Whoever runs the site finds it as described above",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )
    name = forms.CharField(
        max_length=120,
        label="Name of the council",
        help_text="In full, such as Thornby Parish Council",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    clerk = forms.CharField(
        max_length=120, label="Full name of the Clerk", widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="Email address of the Clerk",
        help_text="The Clerk signs in with it",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    whose = forms.ChoiceField(
        label="Are you the Clerk?",
        choices=[(OWN, "Yes, I choose a password now"), (OTHER, "No, send the Clerk an invitation by email")],
        initial=OWN,
        widget=forms.RadioSelect,
    )
    password = forms.CharField(
        required=False,
        strip=False,
        label="Password",
        help_text="At least 10 characters. Three words that have nothing in common are easy to keep in mind",
        widget=forms.PasswordInput(attrs=NEW_PASSWORD),
    )
    password_again = forms.CharField(
        required=False, strip=False, label="Password again", widget=forms.PasswordInput(attrs=NEW_PASSWORD)
    )

    def get_layout(self):
        return Layout("code", "name", "clerk", "email", Reveal("whose", own=["password", "password_again"]))

    def clean_code(self):
        if not beginning.is_setup_code(self.cleaned_data["code"]):
            raise forms.ValidationError("This is not the set-up code of this site. Check each letter and figure")
        return self.cleaned_data["code"]

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if not slugify(name):
            raise forms.ValidationError("Enter the name of the council in letters")
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("whose") == OWN:
            self._clean_password()
        else:
            cleaned["password"] = ""
        return cleaned

    def _clean_password(self):
        password, again = self.cleaned_data.get("password"), self.cleaned_data.get("password_again")
        if not password:
            self.add_error("password", "Enter a password")
            return
        try:
            validate_password(password, User(email=self.cleaned_data.get("email", "")))
        except forms.ValidationError as problem:
            self.add_error("password", problem)
        if password != again:
            self.add_error("password_again", "Enter the same password twice")
