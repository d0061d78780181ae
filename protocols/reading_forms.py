"""Forms for whoever reads a protocol: two versions to compare, a date, a confirmation; and for its register."""

from django import forms

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from councils.titles import titled
from councils.wording import partial_date_words

LONGEST_NOTE = 2000


class CompareForm(GovukForm):
    """`versions` are those that may be seen. Its fields "from" and "to" are numbers of versions."""

    form_method = "get"
    submit_label = "Compare"
    submit_style = "secondary"
    unmarked = ("unchanged",)

    unchanged = forms.BooleanField(label="Show the clauses that are the same, too", required=False)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {version.number: version for version in versions}
        choices = [(number, _described(version)) for number, version in self.versions.items()]
        for name, label in (("from", "What was changed"), ("to", "What it was changed to")):
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)
        self.order_fields(["from", "to", "unchanged"])

    def chosen(self, name):
        return self.versions[self.cleaned_data[name]]


def _described(version):
    if not version.is_adopted:
        return f"Version {version.number}, a draft"
    return f"Version {version.number}, in force from {partial_date_words(version.adoption.adopted)}"


class AsAtForm(GovukForm):
    date = DateInputField(label="Date", limit="today_or_past", help_text="For example, 27 3 2024.")

    form_method = "get"
    submit_label = "Show what was in force"
    submit_style = "secondary"


class ConfirmForm(GovukForm):
    understood = forms.BooleanField(
        label="I have read this version and understood it",
        error_messages={"required": "Tick the box to confirm that you have read this version and understood it"},
    )
    note = forms.CharField(
        label="A question or a reservation",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=titled("The Clerk sees this beside your confirmation."),
    )

    submit_label = "Confirm"


class ReadersForm(GovukForm):
    """Which of the people in the register to show, and of which version."""

    STATES = {
        "": ("Everybody", lambda reader: True),
        "outstanding": ("Not confirmed yet", lambda reader: not reader.acknowledgement),
        "confirmed": ("Confirmed", lambda reader: reader.acknowledgement),
        "noted": (
            "With a question or reservation",
            lambda reader: reader.acknowledgement and reader.acknowledgement.has_note,
        ),
    }

    form_method = "get"
    submit_label = "Show"
    submit_style = "secondary"
    unmarked = ("version", "state")

    version = forms.TypedChoiceField(label="Version", coerce=int, required=False, empty_value=None)
    state = forms.ChoiceField(label="Who", required=False, choices=[(key, words) for key, (words, _) in STATES.items()])

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        self.rounds = {one.begun_by.number: one for one in reversed(rounds)}
        self.fields["version"].choices = [(number, _described(one.begun_by)) for number, one in self.rounds.items()]

    @property
    def round(self):
        """The Round chosen, the newest one unless another was."""
        number = self.cleaned_data.get("version") if self.is_valid() else None
        return self.rounds[number] if number else next(iter(self.rounds.values()))

    def picked(self, readers):
        state = self.cleaned_data.get("state", "") if self.is_valid() else ""
        return [reader for reader in readers if self.STATES[state][1](reader)]
