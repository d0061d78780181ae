"""Forms with which a clerk mends a draft. Each carries the revision of the draft that the page showed."""

from django import forms

from councils.forms_base import GovukForm
from protocols.mending import as_text, places, places_of

MARK = r"^[^\s()\\]*\Z"
MARK_MESSAGE = "The number must have no spaces, brackets or strokes in it"


class MarkField(forms.RegexField):
    """A number or letter as printed, without brackets."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"class": "govuk-input--width-10"})
        super().__init__(MARK, required=False, widget=widget, error_messages={"invalid": MARK_MESSAGE}, **kwargs)


class SeenForm(GovukForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ClauseForm(SeenForm):
    ref = MarkField(label="Number", max_length=30, help_text="As printed, such as 2.1 or b.")
    heading = forms.CharField(label="Heading", max_length=300, required=False)
    text = forms.CharField(
        label="Words",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="A paragraph to a line. Items begin with a) or • and a space.",
    )

    submit_label = "Save the clause"
    unmarked = ("ref", "heading", "text")

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("text") or cleaned.get("heading")):
            self.add_error("text", "Enter the words, or take the clause out")
        return cleaned

    @classmethod
    def of(cls, clause, seen):
        """The form with a clause as it stands."""
        said = {"ref": clause.ref, "heading": clause.heading, "text": as_text(clause.blocks)}
        return cls(initial=said | {"seen": seen})


class SplitForm(SeenForm):
    """`cleaned_data["place"]` is the protocols.mending.Place that was chosen or typed."""

    place = forms.ChoiceField(label="Where does the second clause begin?", required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label="Or with which words?",
        required=False,
        help_text="Copy a few words from the clause. Where they begin, the second clause begins.",
    )

    submit_label = "Split the clause"
    submit_style = "secondary"
    unmarked = ("place", "words")

    def __init__(self, *args, blocks, **kwargs):
        super().__init__(*args, prefix="split", **kwargs)
        self.blocks, self.places = blocks, {place.key: place for place in places(blocks)}
        self.fields["place"].choices = [
            (key, f"“…{place.before} | {place.after}…”") for key, place in self.places.items()
        ]
        if not self.places:
            del self.fields["place"]
            self.fields["words"].label = "With which words does the second clause begin?"

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        words, chosen = cleaned["words"], cleaned.get("place")
        if bool(words) == bool(chosen):
            raise forms.ValidationError({"words": "Choose a place or enter the words there, one of the two"})
        return cleaned | {"place": self._typed(words) if words else self.places[chosen]}

    def _typed(self, words):
        found = places_of(self.blocks, words)
        if not found:
            raise forms.ValidationError({"words": "These words are not in the clause, or it begins with them"})
        if len(found) > 1:
            raise forms.ValidationError({"words": "These words are in the clause more than once. Enter more of them"})
        return found[0]


class PlaceForm(SeenForm):
    """`destination` is what services.place_clause() takes: the clause to stand behind, or a section to begin."""

    where = forms.ChoiceField(label="Where does the clause belong?")

    submit_label = "Move the clause"
    submit_style = "secondary"

    def __init__(self, *args, sections, moving, **kwargs):
        super().__init__(*args, prefix="place", **kwargs)
        self.fields["where"].choices = [("", "Choose a place"), *(_group(section, moving) for section in sections)]

    @property
    def destination(self):
        kind, _, key = self.cleaned_data["where"].partition("-")
        return {kind: int(key)}


def _group(section, moving):
    behind = [(f"after-{row.pk}", f"Behind {row.label}") for row in section.clauses.all() if row.pk != moving.pk]
    return str(section) or "Opening words", [(f"section-{section.pk}", "At its beginning"), *behind]


class SectionForm(SeenForm):
    number = MarkField(label="Number", max_length=20, help_text="As printed, such as 2 or B.")
    heading = forms.CharField(label="Heading", max_length=300, required=False)

    submit_label = "Save the section"
    unmarked = ("number", "heading")

    @classmethod
    def of(cls, section, seen):
        return cls(initial={"number": section.number, "heading": section.heading, "seen": seen})
