"""What goes into a pack of what is held about somebody, and what is taken out of it."""

import hashlib

from django import forms

from councils.forms_base import GovukForm

LONGEST_LIST = 10_000
CHANGED = "Something that is held has changed since you opened this page. Look through it again, then make the pack."


class AccessPackForm(GovukForm):
    """`choices` are the sections', `suggested` the phrases taken out unless ticked to stay. Nothing of it is kept.

    `shown` is all that the page shows: where it was something else when the page was opened, it is shown again.
    """

    sections = forms.MultipleChoiceField(label="What goes into it?", widget=forms.CheckboxSelectMultiple)
    left_in = forms.MultipleChoiceField(
        label="Other people’s data that may stay in",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="All of these are taken out but for what you tick. A name and each word of it are ticked separately.",
    )
    more = forms.CharField(
        label="Take out as well",
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One word or phrase on each line, wherever it stands.",
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    submit_label = "Download the pack"
    spoken = {"sections": "what goes into it"}
    unmarked = ("left_in", "more")

    def __init__(self, *args, choices, suggested, shown, **kwargs):
        self.suggested = suggested
        self.now = hashlib.sha256(repr((shown, suggested)).encode()).hexdigest()
        initial = {"sections": [name for name, _ in choices], "seen": self.now}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["sections"].choices = choices
        self.fields["left_in"].choices = [(phrase, phrase) for phrase in suggested]
        if not suggested:
            del self.fields["left_in"]

    def clean(self):
        if self.cleaned_data.get("seen") != self.now:
            self.data["seen"] = self.now
            self.add_error(None, CHANGED)
        return self.cleaned_data

    @property
    def phrases(self):
        typed = [line.strip() for line in self.cleaned_data["more"].splitlines()]
        stays = self.cleaned_data.get("left_in", ())
        return [*(phrase for phrase in self.suggested if phrase not in stays), *filter(None, typed)]
