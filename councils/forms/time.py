"""What the Clerk fills in about closed days, working days and leave."""

from django import forms

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from councils.models import ClosedDay
from councils.titles import titled

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONE_DAY, ALL_DAYS = "one", "all"


class RangeForm(GovukForm):
    spoken = {"first": "the first day", "last": "the last day"}

    first = DateInputField(label="First day")
    last = DateInputField(required=False, label="Last day", help_text="Leave empty for a single day")

    def clean(self):
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day must be the same as or after the first")
        self.cleaned_data["last"] = last or first


class ClosedDaysForm(RangeForm):
    submit_label = "Add"
    spoken = RangeForm.spoken | {"kind": "what kind of day it is", "reason": "the reason"}
    option_hints = {
        "kind": {
            ClosedDay.Kind.CLOSURE: "It is no working day. It still counts as a clear day for the notice of a meeting",
            ClosedDay.Kind.PROCLAIMED: "It counts neither as a working day nor as a clear day",
        }
    }

    kind = forms.ChoiceField(choices=ClosedDay.Kind, label="What kind of day is it?", widget=forms.RadioSelect)
    reason = forms.CharField(
        max_length=80,
        help_text="In a few words, such as “office move”. Everybody sees it who may see how a date is counted",
    )


class LeaveForm(RangeForm):
    submit_label = "Add this leave"


class WorkingDaysForm(GovukForm):
    """`cleaned_data["weekdays"]` are numbers, 0 for Monday."""

    submit_label = "Save"
    spoken = {"weekdays": titled("the days on which the Clerk works"), "since": "the day from which they count"}

    weekdays = forms.TypedMultipleChoiceField(
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        label=titled("On which days does the Clerk work?"),
        help_text=titled("A day on which the Clerk works for some hours counts as a whole one"),
        widget=forms.CheckboxSelectMultiple,
    )
    since = DateInputField(label="From", help_text="Until then the earlier working days apply")

    def clean_weekdays(self):
        weekdays = sorted(set(self.cleaned_data["weekdays"]))
        if not set(weekdays) & set(range(5)):
            raise forms.ValidationError(
                "Select at least one day from Monday to Friday: no other day is a working day that a limit could count"
            )
        return weekdays


class RemoveForm(GovukForm):
    submit_label = "Remove"
    submit_style = "warning"


class RemoveClosedDayForm(RemoveForm):
    """`one` and `span` are the day, and the days that it belongs to, in words."""

    spoken = {"which": "which days to remove"}

    which = forms.ChoiceField(label="Which days?", widget=forms.RadioSelect)

    def __init__(self, *args, one, span, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [(ONE_DAY, f"Only {one}"), (ALL_DAYS, f"All days of {span}")]
