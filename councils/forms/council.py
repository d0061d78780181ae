"""The council's own details."""

from django import forms

from councils.forms_base import GovukForm


class CouncilForm(GovukForm):
    submit_label = "Save"

    name = forms.CharField(max_length=120, label="Name of the council")
    principal_council = forms.CharField(
        max_length=120,
        required=False,
        label="Principal council",
        help_text="The district, borough or unitary council, whose Monitoring Officer deals with councillors’ conduct",
    )
    email = forms.EmailField(required=False, label="Email address for the public")
    website = forms.URLField(required=False, label="Website", assume_scheme="https")
