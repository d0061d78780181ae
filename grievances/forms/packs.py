"""Forms of packs."""

from django import forms

from councils.form_layout import SubmitButton
from councils.forms_base import GovukForm
from grievances.forms.papers import labelled
from grievances.models import Paper

LONGEST_LIST = 10_000


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


class AccessForm(GovukForm):
    """What goes into a subject-access pack, and what is taken out of it. Nothing of the answers is kept."""

    sections = forms.TypedMultipleChoiceField(
        label="What goes into it?", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    taken_out = forms.MultipleChoiceField(
        label="Other people’s data to take out", required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label="Take out as well",
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One word or phrase on each line, wherever it stands.",
    )

    submit_label = "Make the PDF"
    buttons = (SubmitButton("Mark it on this page first", name="act", value="look", style="secondary"),)
    spoken = {"sections": "what goes into it"}
    unmarked = ("taken_out", "more")

    def __init__(self, *args, sections, suggested, **kwargs):
        numbers = range(len(sections))
        super().__init__(*args, initial={"sections": list(numbers), "taken_out": suggested}, **kwargs)
        self.fields["sections"].choices = [(number, sections[number].heading) for number in numbers]
        self.fields["taken_out"].choices = [(phrase, phrase) for phrase in suggested]

    @property
    def phrases(self):
        typed = [line.strip() for line in self.cleaned_data["more"].splitlines()]
        return [*self.cleaned_data["taken_out"], *filter(None, typed)]
