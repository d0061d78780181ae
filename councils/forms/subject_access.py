"""What goes into a pack of what is held about somebody, and what is taken out of it."""

from django import forms

from councils.forms_base import GovukForm

LONGEST_LIST = 10_000


class AccessPackForm(GovukForm):
    """`headings` are those of the sections, `suggested` the phrases ticked at first. Nothing of the answers is kept."""

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

    submit_label = "Download the pack"
    spoken = {"sections": "what goes into it"}
    unmarked = ("taken_out", "more")

    def __init__(self, *args, headings, suggested, **kwargs):
        super().__init__(*args, initial={"sections": list(range(len(headings))), "taken_out": suggested}, **kwargs)
        self.fields["sections"].choices = list(enumerate(headings))
        self.fields["taken_out"].choices = [(phrase, phrase) for phrase in suggested]
        if not suggested:
            del self.fields["taken_out"]

    @property
    def phrases(self):
        typed = [line.strip() for line in self.cleaned_data["more"].splitlines()]
        return [*self.cleaned_data.get("taken_out", ()), *filter(None, typed)]
