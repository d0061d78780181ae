"""The calm form on which a case is raised, and the draft that it can be kept as."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from councils.access import persons_with_roles, roles_of
from councils.form_layout import Group, SubmitButton
from councils.forms_base import GovukForm
from councils.models import Membership, Role
from grievances.forms.steps import LONGEST_TEXT
from grievances.workflow import Matter

TEXTS = ("title", "story", "happened_when", "wanted", "tried", "keep_from")
EMPLOYEES_MATTERS = [matter for matter in Matter if matter != Matter.PERFORMANCE]
COUNCILLORS_MATTERS = [Matter.PERFORMANCE, Matter.HARASSMENT, Matter.DISCRIMINATION, Matter.SAFETY, Matter.CONDUCT]


def long_text(label, *, rows=4, required=False, help_text=""):
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


def with_roles(person):
    """ "Judith Amory, Clerk": whom it is about decides who handles it, so it has to be plain who is who."""
    roles = roles_of(person)
    return ", ".join([person.name, *(str(role.label) for role in Role if role in roles)])


def is_employed(roles):
    """Whoever is anything beside a councillor raises matters as an employee."""
    return not roles <= {Role.COUNCILLOR}


class DraftForm(GovukForm):
    """What can be kept as a draft; only to go on it needs to say what happened."""

    title = forms.CharField(
        label="In a few words, what is it about?", required=False, max_length=150, help_text="For your own list."
    )
    story = long_text(
        "What happened?", rows=10, help_text="In your own words. Say who did or said what, where, and who saw it."
    )
    happened_when = long_text("When did it happen?", rows=2, help_text="One date or several, as exactly as you know.")
    wanted = long_text("What would put it right?")
    tried = long_text("What have you tried so far?")
    keep_from = long_text(
        "Is there anybody who must not see this?",
        rows=2,
        help_text="Those whom it is about do not handle it in any case.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Continue"
    buttons = (SubmitButton("Save as a draft", name="act", value="save", style="secondary"),)
    unmarked = ("story",)

    def clean(self):
        cleaned = super().clean()
        if self.data.get("act") != "save" and not cleaned.get("story") and "story" not in self.errors:
            self.add_error("story", "Enter what happened, or save it as a draft")
        return cleaned


class RaiseForm(GovukForm):
    """Whom and what it is about, and how it should begin."""

    matter = forms.ChoiceField(label="What is it about?", widget=forms.RadioSelect)
    subjects = forms.ModelMultipleChoiceField(
        label="Who is it about?",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those whom you complain of. Choose nobody where it is about your terms of work alone.",
    )
    whole_council = forms.BooleanField(label="It is about the council as a whole", required=False)
    formal = forms.ChoiceField(
        label="How should it begin?",
        choices=[("no", "Try to settle it informally first"), ("yes", "Formally, now")],
        required=False,
        widget=forms.RadioSelect,
        help_text="You can choose the formal procedure later, too. You need not choose here.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    unmarked = ("subjects", "whole_council", "formal")
    spoken = {"matter": "what it is about"}

    def __init__(self, *args, council, by, **kwargs):
        super().__init__(*args, **kwargs)
        employed = is_employed(roles_of(by))
        matters = EMPLOYEES_MATTERS if employed else COUNCILLORS_MATTERS
        self.fields["matter"].choices = [(matter.value, matter.label) for matter in matters]
        held = Membership.objects.current(timezone.localdate()).filter(person__council=council)
        people = persons_with_roles().filter(pk__in=held.values("person")).exclude(pk=by.pk)
        self.fields["subjects"].queryset = people
        self.fields["subjects"].label_from_instance = with_roles
        if not employed:
            del self.fields["formal"]
            self.fields["subjects"].help_text = "Those whom you complain of."

    def get_layout(self):
        rest = ["formal"] if "formal" in self.fields else []
        return Layout(Group("What and who", "matter", "subjects", "whole_council"), *rest)

    def clean_formal(self):
        return {"yes": True, "no": False}.get(self.cleaned_data.get("formal"))

    def clean(self):
        cleaned = super().clean()
        about_nobody = not cleaned.get("subjects") and not cleaned.get("whole_council")
        if cleaned.get("matter") not in (None, Matter.CONDITIONS, Matter.SAFETY) and about_nobody:
            self.add_error("subjects", "Select who it is about")
        return cleaned

    @property
    def facts(self):
        """What the routes ask, without the revision."""
        names = ("matter", "subjects", "whole_council")
        facts = {name: self.cleaned_data[name] for name in names}
        return facts | {"formal": self.cleaned_data.get("formal")}


class SplitForm(GovukForm):
    """The words of each part of a mixed matter: whoever handles one part does not read the other."""

    submit_label = "Raise them"

    def __init__(self, *args, way, story, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = [f"story_{number}" for number, _ in enumerate(way.parts)]
        for name, part in zip(self.names, way.parts, strict=True):
            about = ", ".join(who.name for who in part.subjects) or "your terms of work"
            self.fields[name] = long_text(f"{part.kind.label}: {about}", rows=8, required=True)
            self.fields[name].error_messages["required"] = f"Enter what you say about {about}"
            self.initial[name] = story

    @property
    def stories(self):
        return [self.cleaned_data[name] for name in self.names]
