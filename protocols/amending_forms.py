"""The form on which an amendment begins."""

from django import forms

from councils.forms_base import GovukForm


class AmendForm(GovukForm):
    version = forms.ChoiceField(label="Which protocol?", widget=forms.RadioSelect)

    submit_label = "Begin the draft"
    spoken = {"version": "which protocol"}

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {str(version.pk): version for version in versions}
        self.fields["version"].choices = [(key, version.protocol.title) for key, version in self.versions.items()]

    @property
    def chosen(self):
        return self.versions[self.cleaned_data["version"]]
