"""The calm form on which a case is raised, and the draft that it can be kept as."""

from crispy_forms.layout import Layout
from django import forms

from councils.access import persons_with_roles
from councils.form_layout import Group, SubmitButton
from councils.forms_base import GovukForm
from councils.models import Role
from grievances.forms.steps import LONGEST_TEXT
from grievances.workflow import Matter

TEXTS = ("title", "story", "happened_when", "wanted", "tried", "keep_from")


def long_text(label, *, rows=4, required=False, help_text=""):
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class DraftForm(GovukForm):
    """What can be kept as a draft: nothing is needed yet."""

    title = forms.CharField(label="In a few words, what is it about?", required=False, max_length=150)
    story = long_text("What happened?", rows=10)
    happened_when = long_text("When did it happen?", rows=2)
    wanted = long_text("What would put it right?")
    tried = long_text("What have you tried so far?")
    keep_from = long_text("Is there anybody who must not see this?", rows=2)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Continue"
    buttons = (SubmitButton("Save as a draft", name="act", value="save", style="secondary"),)
    unmarked = TEXTS


class RaiseForm(GovukForm):
    """Whom and what it is about, and how it should begin."""

    matter = forms.ChoiceField(label="What is it about?", choices=Matter.choices(), widget=forms.RadioSelect)
    subjects = forms.ModelMultipleChoiceField(
        label="Who is concerned?",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those whom you complain of. Nobody, where it is about your terms of work.",
    )
    whole_council = forms.BooleanField(label="The council as a whole", required=False)
    formal = forms.TypedChoiceField(
        label="How should it begin?",
        choices=[("", "As the procedure suggests"), ("no", "Try informally first"), ("yes", "Formally, now")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    submit_label = "Raise it"
    unmarked = ("subjects", "whole_council", "formal")
    spoken = {"matter": "what it is about"}

    def __init__(self, *args, council, by, **kwargs):
        super().__init__(*args, **kwargs)
        people = persons_with_roles().filter(council=council, memberships__role__in=Role).exclude(pk=by.pk)
        self.fields["subjects"].queryset = people.distinct()

    def get_layout(self):
        return Layout(Group("What and who", "matter", "subjects", "whole_council"), "formal")
