"""The council's own grievance procedure, as it adopted it."""

from crispy_forms.layout import Layout
from django import forms

from councils.form_fields import DateInputField
from councils.form_layout import Group
from councils.forms_base import GovukModelForm
from councils.models import Person, Role
from councils.titles import titled
from grievances.models import AdoptedProcedure

FIELDS = [
    "mediation",
    "mediators",
    "staffing_body",
    "delegation_ref",
    "acting_clerk",
    "acting_ref",
    "head_not_alone",
    "panel_size",
    "quorum",
    "reserves",
    "appeal_to",
    "appeal_size",
    "outsider_name",
    "outsider_body",
    "outsider_email",
    "minute_ref",
    "applies_from",
]
LARGEST_PANEL = 15


class LinesField(forms.CharField):
    """One entry a line; the value is a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]


class ProcedureForm(GovukModelForm):
    mediators = LinesField(label="Who may mediate", required=False, max_length=2000, help_text="One a line.")
    applies_from = DateInputField(label="From when does it apply?")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Let it apply"
    labels = {
        "staffing_body": "Which body has delegated authority for staff matters?",
        "delegation_ref": "The minute that delegates to it",
        "acting_clerk": titled("Who acts for the Clerk, if anybody?"),
        "acting_ref": "By which resolution?",
        "head_not_alone": titled("The head of the council does not deal with staff matters alone"),
        "panel_size": "Members of a panel",
        "quorum": "Quorum of a panel",
        "reserves": "Reserves",
        "appeal_to": "Who hears an appeal?",
        "appeal_size": "Members of an appeal panel",
        "outsider_name": "Who outside the council is asked when nobody in it is free?",
        "outsider_body": "From which body?",
        "outsider_email": "That person’s email address",
        "minute_ref": "The minute by which the council confirmed all this",
    }
    hints = {
        "staffing_body": "A panel is made only of a body with a minute that delegates to it.",
        "acting_clerk": titled("While the Clerk is away. Not in a case in which the Clerk is a party."),
        "outsider_name": "For example an independent person of the Society of Local Council Clerks, or another "
        "council’s Monitoring Officer. An outsider investigates, mediates and recommends, and does not decide.",
    }
    unmarked = ("head_not_alone",)

    class Meta:
        model = AdoptedProcedure
        fields = FIELDS
        widgets = {"mediation": forms.RadioSelect, "appeal_to": forms.RadioSelect}

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["staffing_body"].queryset = council.committees.filter(is_full_council=False)
        officers = Person.objects.filter(council=council, memberships__role__in=[Role.DEPUTY_CLERK, Role.OFFICER])
        self.fields["acting_clerk"].queryset = officers.distinct()
        for name in ("panel_size", "quorum", "reserves", "appeal_size"):
            self.fields[name].max_value = LARGEST_PANEL
            self.fields[name].widget.attrs["class"] = "govuk-input--width-2"

    def get_layout(self):
        return Layout(
            Group("Mediation", "mediation", "mediators"),
            Group(
                "Who deals with it", "staffing_body", "delegation_ref", "acting_clerk", "acting_ref", "head_not_alone"
            ),
            Group("Panels", "panel_size", "quorum", "reserves", "appeal_to", "appeal_size"),
            Group("From outside", "outsider_name", "outsider_body", "outsider_email"),
            Group("Confirmed by the council", "minute_ref", "applies_from"),
        )

    def clean(self):
        cleaned = super().clean()
        self._needs(cleaned, "staffing_body", "delegation_ref", "Enter the minute that delegates to the body")
        self._needs(
            cleaned, "acting_clerk", "acting_ref", titled("Enter the resolution by which somebody acts for the Clerk")
        )
        self._needs(cleaned, "outsider_name", "outsider_email", "Enter an email address: the case is sent there")
        size, quorum = cleaned.get("panel_size"), cleaned.get("quorum")
        for name in ("panel_size", "quorum", "appeal_size"):
            number = cleaned.get(name)
            if number is not None and not 2 <= number <= LARGEST_PANEL:
                self.add_error(name, f"Enter a number between 2 and {LARGEST_PANEL}: nobody sits alone")
        if size and quorum and quorum > size:
            self.add_error("quorum", "The quorum cannot be more than the members of a panel")
        return cleaned

    def _needs(self, cleaned, name, other, message):
        if cleaned.get(name) and not cleaned.get(other) and other not in self.errors:
            self.add_error(other, message)
