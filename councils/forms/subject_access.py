"""What goes into a pack of what is held about somebody, and what is taken out of it."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError

from councils.forms_base import GovukForm
from councils.redaction import SHORTEST

LONGEST_LIST = 10_000
CHANGED = "Something that is held has changed since you opened this page. Look through it again, then make the pack."


def long_enough(phrase):
    if 0 < len(phrase) < SHORTEST:
        raise ValidationError(f"“{phrase}” is too short to look for: at least {SHORTEST} letters or digits")
    return phrase


class SomebodyForm(GovukForm):
    """Whom to look for: at least one way in which a text may name them."""

    submit_label = "Look through everything"
    unmarked = ("name", "email", "also")

    name = forms.CharField(
        label="Name", required=False, max_length=120, help_text="As texts write it, such as Iris Lowe"
    )
    email = forms.EmailField(label="Email address", required=False)
    also = forms.CharField(
        label="Other words that only mean this person",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One on each line, such as Mrs Lowe, an earlier name, a telephone number or a house.",
    )

    def clean(self):
        if not self.errors and not self.phrases:
            self.add_error("name", "Enter a name, an email address or other words")
        return self.cleaned_data

    def clean_name(self):
        return long_enough(self.cleaned_data["name"])

    def clean_also(self):
        return "\n".join(map(long_enough, filter(None, map(str.strip, self.cleaned_data["also"].splitlines()))))

    @property
    def phrases(self):
        given = self.cleaned_data
        typed = [given.get("name", ""), *given.get("also", "").splitlines(), given.get("email", "")]
        return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in typed))))

    @property
    def as_sent(self):
        return {name: self.cleaned_data[name] for name in self.fields}


class AccessPackForm(GovukForm):
    """`choices` are the sections', `suggested` the phrases taken out unless ticked to stay. Nothing of it is kept.

    `shown` is all that the page shows: where it was something else when the page was opened, it is shown again.
    `kept` is what was looked for, {name of a field: what was typed}, which comes again with the form.
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
    form_id = "pack"
    spoken = {"sections": "what goes into it"}
    unmarked = ("left_in", "more")

    def __init__(self, *args, choices, suggested, shown, kept=(), **kwargs):
        self.suggested = suggested
        self.now = hashlib.sha256(repr((shown, suggested)).encode()).hexdigest()
        initial = {"sections": [name for name, _ in choices], "seen": self.now}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["sections"].choices = choices
        self.fields["left_in"].choices = [(phrase, phrase) for phrase in suggested]
        if not suggested:
            del self.fields["left_in"]
        for name, value in dict(kept).items():
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput, initial=value)

    def clean(self):
        if self.cleaned_data.get("seen") != self.now:
            self.data["seen"] = self.now
            self.add_error(None, CHANGED)
        return self.cleaned_data

    @property
    def left_out(self):
        """The rows that are ticked on the page to be left out; none where the page has changed since."""
        return set(self.data.getlist("left_out")) if self.is_bound and self.data.get("seen") == self.now else set()

    @property
    def phrases(self):
        typed = [line.strip() for line in self.cleaned_data["more"].splitlines()]
        stays = self.cleaned_data.get("left_in", ())
        return [*(phrase for phrase in self.suggested if phrase not in stays), *filter(None, typed)]
