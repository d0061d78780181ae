"""Forms of papers and witnesses."""

from django import forms

from councils.access import people_with
from councils.forms_base import GovukForm
from councils.models import Person, Role
from grievances.forms.steps import LONGEST_TEXT
from grievances.models import Paper, Part
from grievances.papers import acts
from grievances.papers.kinds import LARGEST
from grievances.services.papers import can_be_served_on, is_late, with_names
from grievances.workflow import PartKind

MEGABYTES = LARGEST // 1024 // 1024
TOO_LARGE = f"This file is larger than {MEGABYTES} MB. Split it, or hand it over otherwise"
CAN_GIVE = (*acts.PARTIES, PartKind.RAISER, PartKind.WITNESS, PartKind.INVESTIGATOR)
WHO_MAY_SEE = [
    ("others", "The handler, the investigator, and those on whom the handler serves it"),
    ("handler", "The handler and the investigator alone"),
]


class PaperField(forms.FileField):
    """A file that arrived whole; how it is judged is the service's."""

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return upload


def written(upload):
    upload.seek(0)
    return upload.read()


class HandInForm(GovukForm):
    """Handlers and investigators say whose paper it is; after the day for papers everybody says why it is late."""

    paper = PaperField(
        label="The file",
        help_text=f"PDF, Word, pictures, text, an e-mail (.eml) or a recording, up to {MEGABYTES} MB.",
    )
    note = forms.CharField(label="What does it show?", max_length=500)
    giver = forms.ModelChoiceField(
        label="Who gave it?", queryset=Part.objects.none(), required=False, empty_label="It is the council’s own"
    )
    who = forms.ChoiceField(
        label="Who may see it?",
        choices=WHO_MAY_SEE,
        initial="others",
        widget=forms.RadioSelect,
        help_text="What is held against somebody has to be shown to them. Hand in nothing that was said in mediation.",
    )
    late_because = forms.CharField(label="Why does it come after the day for papers?", max_length=500)

    submit_label = "Hand it in"
    spoken = {"paper": "the file", "note": "what it shows", "who": "who may see it", "late_because": "why it is late"}
    unmarked = ("giver",)

    def __init__(self, *args, case, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.cancel_url = case.get_papers_url()
        if not is_late(case):
            del self.fields["late_because"]
        if {PartKind.HANDLER, PartKind.INVESTIGATOR}.isdisjoint(part.kind for part in parts):
            del self.fields["giver"]
            return
        rows = Part.objects.filter(case=case, kind__in=CAN_GIVE).select_related("person", "outsider")
        self.fields["giver"].queryset = rows
        self.fields["giver"].choices = [("", self.fields["giver"].empty_label), *named(with_names(case, rows))]

    @property
    def facts(self):
        facts = {name: self.cleaned_data[name] for name in ("note", "giver", "late_because") if name in self.fields}
        upload = self.cleaned_data["paper"]
        can_be_served = self.cleaned_data["who"] == "others"
        return facts | {"name": upload.name, "content": written(upload), "can_be_served": can_be_served}


def named(parts):
    return [(part.pk, f"{part.name}, {part.get_kind_display()}") for part in parts]


class StatementForm(GovukForm):
    words = forms.CharField(
        label="Your statement",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="What you saw and heard yourself, when, and where. The handler reads it, and may serve it on both "
        "sides and on those who decide. It cannot be changed later; you can add a further one.",
    )

    submit_label = "Give this statement"
    spoken = {"words": "your statement"}


class ServeForm(GovukForm):
    papers = forms.ModelMultipleChoiceField(
        label="Which papers?", queryset=Paper.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    on = forms.ModelMultipleChoiceField(
        label="On whom?", queryset=Part.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    submit_label = "Serve them"
    submit_style = "warning"
    spoken = {"papers": "which papers", "on": "on whom"}

    def __init__(self, *args, case, papers, **kwargs):
        super().__init__(*args, **kwargs)
        self.cancel_url = case.get_papers_url()
        can_be_served = [paper for paper in papers if paper.can_be_served]
        on = can_be_served_on(case)
        self.fields["papers"].queryset = Paper.objects.filter(pk__in=[paper.pk for paper in can_be_served])
        self.fields["papers"].choices = [(paper.pk, labelled(paper)) for paper in can_be_served]
        self.fields["on"].queryset = Part.objects.filter(pk__in=[part.pk for part in on])
        self.fields["on"].choices = named(on)


def labelled(paper):
    return f"{paper.name}: {paper.note}" if paper.note else f"{paper.name}, {paper.giver.name}"


class WitnessForm(GovukForm):
    name = forms.CharField(label="Who should be heard?", max_length=120)
    address = forms.EmailField(label="Email address, if you know it", required=False)
    about = forms.CharField(
        label="What can this person speak to?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    submit_label = "Name this witness"
    spoken = {"name": "who should be heard", "about": "what this person can speak to"}
    unmarked = ("address",)


class AskWitnessForm(GovukForm):
    person = forms.ModelChoiceField(
        label="Is it somebody of the council?",
        queryset=Person.objects.none(),
        required=False,
        empty_label="No: somebody from outside",
    )
    address = forms.EmailField(
        label="Email address", required=False, help_text="Of somebody from outside: a personal link goes there."
    )

    submit_label = "Ask for a statement"
    unmarked = ("person", "address")

    def __init__(self, *args, case, witness, **kwargs):
        super().__init__(*args, initial={"address": witness.address}, **kwargs)
        self.cancel_url = case.get_papers_url()
        people = [person.pk for person in people_with(case.council, *Role)]
        self.fields["person"].queryset = Person.objects.filter(pk__in=people).order_by("name")
