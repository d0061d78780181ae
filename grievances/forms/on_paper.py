"""Forms for what came on paper."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from councils.access import persons_with_roles
from councils.form_fields import DateInputField
from councils.form_layout import Group
from councils.forms_base import GovukForm
from councils.models import Membership
from grievances.forms.raising import long_text, with_roles
from grievances.forms.steps import LONGEST_TEXT
from grievances.workflow import Matter


class PaperForm(GovukForm):
    complainant = forms.ModelChoiceField(label="Who handed it in?", queryset=None, empty_label="Select a person")
    received_on = DateInputField(label="When was it received?", limit="today_or_past")
    reply_to = long_text(
        "Where should replies go?", rows=4, help_text="The home address, if the complainant wants them by post."
    )
    matter = forms.ChoiceField(label="What is it about?", choices=Matter.choices(), widget=forms.RadioSelect)
    subjects = forms.ModelMultipleChoiceField(
        label="Who is it about?", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    formal = forms.ChoiceField(
        label="How does the complainant want it to begin?",
        choices=[("no", "Informally first"), ("yes", "Formally, now")],
        required=False,
        widget=forms.RadioSelect,
    )
    story = long_text("What does it say?", rows=10, required=True, help_text="In the complainant’s own words.")
    wanted = long_text("What would put it right?")

    submit_label = "Log it"
    unmarked = ("subjects", "formal")
    spoken = {
        "complainant": "who handed it in",
        "received_on": "the date received",
        "matter": "what it is about",
        "story": "what it says",
    }

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        held = Membership.objects.current(timezone.localdate()).filter(person__council=council)
        people = persons_with_roles().filter(pk__in=held.values("person"))
        for name in ("complainant", "subjects"):
            self.fields[name].queryset = people
            self.fields[name].label_from_instance = with_roles

    def get_layout(self):
        return Layout(
            Group("The letter", "complainant", "received_on", "reply_to"),
            Group("What it is", "matter", "subjects", "formal", "story", "wanted"),
        )

    @property
    def facts(self):
        cleaned = dict(self.cleaned_data)
        texts = {name: cleaned.pop(name) for name in ("story", "wanted", "reply_to")}
        cleaned["formal"] = {"yes": True, "no": False}.get(cleaned["formal"])
        return cleaned | {"texts": texts}


class NoteForm(GovukForm):
    received_on = DateInputField(label="When was it received?", limit="today_or_past")
    text = forms.CharField(label="What does it say?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8}))

    submit_label = "Keep it as information"
    spoken = {"received_on": "the date received", "text": "what it says"}
