"""What the Clerk fills in about a person: name and address, roles, political group."""

from django import forms
from django.utils import timezone

from councils.form_fields import DateInputField
from councils.forms.terms import TermForm
from councils.forms_base import GovukForm
from councils.models import Role
from councils.models.bodies import Ending
from councils.titles import titled

WIDE = forms.TextInput(attrs={"autocomplete": "off"})
NO_ROLE, NO_GROUP = "former", "none"


class PersonForm(GovukForm):
    submit_label = "Save"
    spoken = {"name": "the person’s name"}

    name = forms.CharField(max_length=120, label="Full name", widget=WIDE)
    contact_email = forms.EmailField(
        required=False,
        label="Email address",
        help_text=titled("Where mail reaches this person, and who can be invited. Only the Clerk and deputies see it"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, has_account=False, **kwargs):
        super().__init__(*args, **kwargs)
        if has_account:
            # The owner alone changes the address of an account.
            del self.fields["contact_email"]


class RoleForm(TermForm):
    submit_label = "Give this role"
    spoken = TermForm.spoken | {"role": "a role"}

    role = forms.ChoiceField(choices=Role, widget=forms.RadioSelect)
    post = forms.CharField(
        max_length=80,
        required=False,
        label="Job title",
        help_text="For employees, such as “Village warden”",
    )
    field_order = ["role", "post", "since", "until"]


class NewPersonForm(PersonForm, RoleForm):
    """A person, and the first role where there is one: `person` and `first_role` are what the service takes."""

    submit_label = "Add this person"
    spoken = PersonForm.spoken | RoleForm.spoken
    unmarked = ("role", "post", "since")
    field_order = ["name", "contact_email", "role", "post", "since"]

    role = forms.ChoiceField(
        choices=[*Role.choices, ("", "None now")],
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )
    since = DateInputField(label="From which day do they have it?", required=False, initial=timezone.localdate)
    until = None

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("role") and not cleaned.get("since") and "since" not in self.errors:
            self.add_error("since", "Enter the day from which it counts")
        return cleaned

    @property
    def person(self):
        return {name: self.cleaned_data[name] for name in ("name", "contact_email")}

    @property
    def first_role(self):
        role = {name: self.cleaned_data[name] for name in ("role", "post", "since")}
        return role if role["role"] else None


class EndRoleForm(GovukForm):
    submit_label = "End this role"
    submit_style = "warning"
    spoken = {"until": "the last day", "ended_because": "why the role ends"}

    until = DateInputField(label="Last day", help_text="Access goes with the end of this day")
    ended_because = forms.ChoiceField(
        choices=Ending,
        label="Why does it end?",
        help_text=titled(
            "The seats end for the same reason. The chair of the council whose term is over stays in office "
            "until a successor takes the chair; one who resigned does not"
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, is_councillor, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_councillor:
            del self.fields["ended_because"]


class GroupChoiceForm(GovukForm):
    """`cleaned_data["group"]` is a Group, or None to leave."""

    submit_label = "Save"
    spoken = {"group": "a group, or that the person is in none", "since": "the day from which it counts"}

    group = forms.ChoiceField(label="Political group", widget=forms.RadioSelect)
    since = DateInputField(
        label="From", initial=timezone.localdate, help_text="An earlier group is left on the day before"
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = {str(group.pk): group for group in groups}
        choices = [(key, group.name) for key, group in self.groups.items()]
        self.fields["group"].choices = [*choices, (NO_GROUP, "In no group")]

    def clean_group(self):
        return self.groups.get(self.cleaned_data["group"])


class InviteForm(GovukForm):
    submit_label = "Send the invitation"


class WithdrawForm(GovukForm):
    submit_label = "Withdraw the invitation"
    submit_style = "warning"


class PeopleFilterForm(GovukForm):
    form_method = "get"
    submit_label = "Show"
    submit_style = "secondary"
    unmarked = ("role", "search")

    role = forms.ChoiceField(
        required=False,
        choices=[("", "Everybody with a role now"), *Role.choices, (NO_ROLE, "People with no role now")],
    )
    search = forms.CharField(required=False, max_length=120, label="Name")
