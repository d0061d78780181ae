"""Forms of packs."""

from django import forms

from councils.form_layout import SubmitButton
from councils.forms.subject_access import AccessPackForm
from councils.forms_base import GovukForm
from grievances.forms.papers import labelled
from grievances.models import Paper


class IssueForm(GovukForm):
    papers = forms.ModelMultipleChoiceField(
        label="Which papers go into it?",
        queryset=Paper.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Both sides and those who hear it get the same, and each of these papers is served on them.",
    )

    submit_label = "Give it out"
    submit_style = "warning"
    spoken = {"papers": "which papers go into it"}

    def __init__(self, *args, case, papers, **kwargs):
        papers = list(papers)
        super().__init__(*args, initial={"papers": papers}, **kwargs)
        self.cancel_url = case.get_packs_url()
        self.fields["papers"].queryset = Paper.objects.filter(pk__in=[paper.pk for paper in papers])
        self.fields["papers"].choices = [(paper.pk, labelled(paper)) for paper in papers]


class ReferralForm(GovukForm):
    recipient = forms.CharField(
        label="Who receives it?", max_length=120, help_text="The name is at the foot of every page."
    )

    submit_label = "Make the PDF"
    spoken = {"recipient": "who receives it"}


class AccessForm(AccessPackForm):
    """What goes into a subject-access pack of a case, looked through on the page before it is made."""

    submit_label = "Make the PDF"
    buttons = (SubmitButton("Mark it on this page first", name="act", value="look", style="secondary"),)
