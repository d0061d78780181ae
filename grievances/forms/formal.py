"""Forms of those who prepare a hearing: panel, interests, investigation."""

from crispy_forms.layout import Layout
from django import forms

from councils.access import people_with
from councils.form_layout import Reveal
from councils.models import Person, Role, Seat
from grievances.conflicts import Conflict, can_preside
from grievances.forms.raising import long_text
from grievances.forms.steps import StepForm
from grievances.models import Interest, Source
from grievances.services.benches import bodies_for
from grievances.services.instances import APPEAL, FIRST, procedure_of
from grievances.services.panels import proposal
from grievances.workflow import PartKind

OUTSIDE = "outside"
OUTSIDE_SOURCES = (Source.OTHER_COUNCIL, Source.OUTSIDE)


def chosen(label, *, many=False, required=True, **kwargs):
    """One of several as radios, or several as checkboxes; the options are set when the form is made."""
    field = forms.TypedMultipleChoiceField if many else forms.TypedChoiceField
    widget = forms.CheckboxSelectMultiple if many else forms.RadioSelect
    empty = {} if many else {"empty_value": None}
    return field(label=label, coerce=int, required=required, widget=widget, **empty, **kwargs)


class PanelForm(StepForm):
    """A panel of one of the council's bodies, as proposed, or of people from outside. `of` says which."""

    of = forms.CharField(widget=forms.HiddenInput)
    members = chosen("Members", many=True)
    presiding = chosen("Who presides?")
    reserves = chosen("Reserves", many=True, required=False)
    outsiders = long_text("Who comes from outside?", rows=3)
    minute_ref = forms.CharField(label="Minute that delegates this to the panel", max_length=120)
    overrides = forms.BooleanField(label="Members who sat on the first panel hear the appeal", required=False)
    without_appeal = forms.BooleanField(label="I have seen that nobody would be left for an appeal", required=False)
    reason = long_text("Why? The parties read this.", rows=3)

    unmarked = ("reason",)
    spoken = {"members": "the members", "presiding": "who presides", "minute_ref": "the minute"}
    hints = {
        "outsiders": "One on each line: name, from which body, e-mail address, with commas between them.",
        "reserves": "A reserve learns nothing of the case before a member steps out.",
    }

    def __init__(self, *args, case, step, of="", **kwargs):
        super().__init__(*args, case=case, step=step, **kwargs)
        self.instance = APPEAL if step.name == APPEAL.name_panel else FIRST
        self.bodies = bodies_for(case, on_appeal=self.instance.is_appeal)
        wanted = self.data.get("of") if self.is_bound else of
        self.source, self.body = _source_of(wanted, self.bodies)
        self.initial["of"] = self.body.pk if self.body else self.source
        self.earlier = self.instance.panel_of(case)
        _ = self._offer_own() if self.body else self._offer_outside()
        if not self.earlier and "overrides" not in self.fields:
            del self.fields["reason"]

    def _offer_own(self):
        self.bench, self.proposal = proposal(self.case, self.body, instance=self.instance)
        self.noted = list(Interest.objects.filter(case=self.case).select_related("person"))
        for row in self.noted:
            row.case = self.case
        offered = [seat for seat in self.bench.seats if seat.conflicts <= self._waived]
        for name in ("members", "reserves"):
            self.fields[name].choices = [(seat.key, seat.name) for seat in offered]
        can = [seat for seat in offered if can_preside(seat, self.bench.terms)]
        self.fields["presiding"].choices = [(seat.key, seat.name) for seat in can]
        self.option_hints = {"members": {str(s.key): "Sat on the first panel" for s in offered if s.conflicts}}
        self.initial |= {
            "members": [seat.key for seat in self.proposal.members],
            "presiding": self.proposal.presiding and self.proposal.presiding.key,
            "reserves": [seat.key for seat in self.proposal.reserves],
        }
        adopted = procedure_of(self.case)
        if self.body.pk == adopted.staffing_body_id:
            self.initial["minute_ref"] = adopted.delegation_ref
        self.fields["outsiders"].label = "Does anybody from outside sit with them, without a vote?"
        self._drop("without_appeal" if self.instance.is_appeal or self.proposal.leaves_appeal else "")
        self._drop("" if any(s.conflicts for s in offered) else "overrides")

    def _offer_outside(self):
        self.bench = self.proposal = None
        self.fields["outsiders"].required = True
        self.fields["outsiders"].error_messages["required"] = "Enter who comes from outside"
        self._drop("members", "presiding", "reserves", "overrides", "without_appeal")

    @property
    def _waived(self):
        return {Conflict.FIRST_PANEL} if self.instance.is_appeal else set()

    def _drop(self, *names):
        for name in filter(None, names):
            del self.fields[name]

    def clean_outsiders(self):
        lines = [line for line in self.cleaned_data["outsiders"].splitlines() if line.strip()]
        return [_outsider(line) for line in lines]

    @property
    def facts(self):
        own = {"source": Source.OWN, "body": self.body} if self.body else {"source": self.source}
        return {name: value for name, value in self.cleaned_data.items() if name != "of"} | own


def _source_of(wanted, bodies):
    """(source, body): what the page was asked for, or the first body."""
    if wanted in OUTSIDE_SOURCES:
        return Source(wanted), None
    named = [body for body in bodies if str(body.pk) == wanted]
    return (Source.OWN, (named or bodies)[0]) if bodies else (Source.OUTSIDE, None)


def _outsider(line):
    name, body, address = ([piece.strip() for piece in line.split(",")] + ["", ""])[:3]
    if address:
        forms.EmailField().clean(address)
    return {"name": name[:120], "body": body[:120], "address": address}


class DeclareForm(StepForm):
    has_interest = forms.TypedChoiceField(
        label="Is there anything that could be seen to influence you?",
        choices=[("no", "No, nothing"), ("yes", "Yes: I step out")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text="Such as a close relation or friendship, a dispute, or that you know what happened at first hand.",
    )
    words = long_text("What is it, in a few words? The handler reads this.", rows=3)

    spoken = {"has_interest": "whether there is anything"}
    unmarked = ("words",)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        kinds = (PartKind.COMPLAINANT, PartKind.RAISER, PartKind.SUBJECT, PartKind.WITNESS)
        self.people = case.parts.current().filter(kind__in=kinds).select_related("person", "outsider")

    def get_layout(self):
        return Layout(Reveal("has_interest", yes=["words"]))

    @property
    def facts(self):
        kept = self.cleaned_data
        return kept | {"words": kept["words"] if kept["has_interest"] else ""}


class ConflictForm(StepForm):
    person = forms.ModelChoiceField(queryset=None, label="Who?", empty_label="Select a person")
    conflict = forms.ChoiceField(label="Why can they not sit?", widget=forms.RadioSelect)
    words = long_text("What do you know of it?", rows=3)

    spoken = {"person": "who", "conflict": "why they cannot sit"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, **kwargs)
        seated = Seat.objects.current().filter(committee__council=case.council).values("person")
        self.fields["person"].queryset = Person.objects.filter(council=case.council, pk__in=seated)
        self.fields["conflict"].choices = [
            (conflict.value, conflict.label.capitalize())
            for conflict in (Conflict.CLOSE, Conflict.LINE_MANAGER, Conflict.WITNESS, Conflict.DECLARED)
        ]


class FromOutside(StepForm):
    """Somebody of the council or from outside: `who` is the key of a person, or OUTSIDE."""

    outside_name = forms.CharField(label="Name", max_length=120, required=False)
    outside_body = forms.CharField(label="From which body", max_length=120, required=False)
    outside_address = forms.EmailField(label="E-mail address", required=False)

    unmarked = ("outside_name",)

    def offer(self, *roles, others=()):
        people = [(str(p.pk), p.name) for p in people_with(self.case.council, *roles)]
        self.fields["who"].choices = [*others, *people, (OUTSIDE, "Somebody from outside")]

    def get_layout(self):
        asked = [name for name in self.fields if not name.startswith("outside_") and name != "who"]
        return Layout(*asked, Reveal("who", outside=["outside_name", "outside_body", "outside_address"]))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("who") == OUTSIDE and not cleaned.get("outside_name"):
            self.add_error("outside_name", "Enter the name of whoever comes from outside")
        return cleaned

    @property
    def person(self):
        who = self.cleaned_data["who"]
        return Person.objects.get(council=self.case.council, pk=who) if who.isdigit() else None

    @property
    def outside(self):
        names = ("name", "body", "address")
        facts = {name: self.cleaned_data[f"outside_{name}"] for name in names}
        return facts if self.cleaned_data["who"] == OUTSIDE else None


class InvestigatorForm(FromOutside):
    words = long_text("What is to be found out?", rows=4, required=True, help_text="The parties read this.")
    who = forms.ChoiceField(label="Who investigates?", widget=forms.RadioSelect)

    spoken = {"words": "what is to be found out", "who": "who investigates"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(*Role)

    @property
    def facts(self):
        kept = self.cleaned_data
        return {"seen": kept["seen"], "words": kept["words"], "person": self.person, "outside": self.outside}


class ReportForm(StepForm):
    report = long_text(
        "The report: what you found, and what you recommend",
        rows=16,
        required=True,
        help_text="The handler reads it now, the parties and the panel with the papers of the hearing.",
    )

    spoken = {"report": "the report"}
