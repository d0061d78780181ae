"""What is chosen about notices."""

from django import forms

from councils.forms_base import GovukForm
from councils.models import OutboxMail
from councils.services.notices import UNSETTLED

UNSETTLED_ONES = "unsettled"


class NoticeFilterForm(GovukForm):
    """`numbers` says how many notices stand in each state; only states that there are can be chosen."""

    form_method = "get"
    submit_label = "Show"
    submit_style = "secondary"
    unmarked = ("standing",)

    standing = forms.ChoiceField(required=False, label="How they stand")

    def __init__(self, *args, numbers, **kwargs):
        super().__init__(*args, **kwargs)
        states = [(state, f"{state.label} ({numbers[state]})") for state in OutboxMail.State if numbers.get(state)]
        unsettled = sum(numbers.get(state, 0) for state in UNSETTLED)
        wanting = [(UNSETTLED_ONES, f"That may not have arrived ({unsettled})")] if unsettled else []
        self.fields["standing"].choices = [("", "All"), *wanting, *states]

    def applied_to(self, notices):
        chosen = self.cleaned_data["standing"]
        if not chosen:
            return notices
        return notices.filter(stands__in=UNSETTLED if chosen == UNSETTLED_ONES else [chosen])


class ActForm(GovukForm):
    """Nothing to fill in: the button is the confirmation."""

    def __init__(self, *args, label, **kwargs):
        self.submit_label = label
        super().__init__(*args, **kwargs)


class NoticeChoiceForm(GovukForm):
    submit_label = "Save"
    option_hints = {
        "daily": {
            "False": "Each as it comes",
            "True": "In one mail each morning. What is urgent still comes at once, such as an answer or an invitation",
        }
    }

    daily = forms.TypedChoiceField(
        label="Notices that are not urgent",
        choices=[("False", "At once"), ("True", "Once a day")],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )
