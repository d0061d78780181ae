"""Which time a report is about, and from how many answers on a line of it is shown."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from councils.small_numbers import HIGHEST, LOWEST
from requests_log.reporting import half_years, in_words, months
from requests_log.reports.figures import Period

LONGEST = timedelta(days=5 * 366)


def _key(period):
    return f"{period.first:%Y-%m}"


class PeriodForm(GovukForm):
    """Once it is valid, `cleaned_data["period"]` is a Period, or None where nothing was chosen."""

    submit_label = "Show"
    submit_style = "secondary"
    form_method = "get"


class SpanForm(PeriodForm):
    month = forms.ChoiceField(label="Month", required=False)
    first = DateInputField(label="Or from", required=False, limit="today_or_past")
    last = DateInputField(label="Up to and including", required=False, limit="today_or_past")

    unmarked = ("month", "first", "last")
    spoken = {"first": "the first day", "last": "the last day"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = {_key(period): period for period in months(timezone.localdate())}
        words = [(key, in_words(period)) for key, period in self.periods.items()]
        self.fields["month"].choices = [("", "Choose a month, or dates below"), *words]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last:
            self._clean_span(first, last)
            cleaned["period"] = Period(first, last)
        elif (first or last) and not self.errors:
            self.add_error("first" if last else "last", "Enter both dates, or choose a month")
        else:
            cleaned["period"] = self.periods.get(cleaned.get("month"))
        return cleaned

    def _clean_span(self, first, last):
        if last < first:
            self.add_error("last", "The last day must be the same as or after the first")
        elif last - first > LONGEST:
            self.add_error("last", "A report covers five years at most. Choose dates that are closer together")


class HalfYearForm(PeriodForm):
    half = forms.ChoiceField(label="Half-year", required=False)

    unmarked = ("half",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = {_key(period): period for period in half_years(timezone.localdate())}
        self.fields["half"].choices = [(key, in_words(period)) for key, period in self.periods.items()]

    def clean(self):
        cleaned = super().clean()
        cleaned["period"] = self.periods.get(cleaned.get("half"))
        return cleaned


class SmallNumbersForm(GovukForm):
    threshold = forms.IntegerField(
        label="From how many answers on is a line shown?",
        min_value=LOWEST,
        max_value=HIGHEST,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        help_text=f"From {LOWEST} to {HIGHEST}. It counts for every report of equal treatment from now on.",
    )

    submit_label = "Save"
    spoken = {"threshold": "a number of answers"}
