"""A council's limits and terms, as a form."""

from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils.html import format_html

from councils.calendar import Limit
from councils.form_fields import DateInputField
from councils.form_layout import Group
from councils.forms_base import GovukForm
from councils.profile import LIMITS, TERMS, limit_of
from councils.titles import titled

LARGEST = 366
CLERKS = "clerk:"
UNITS = [
    ("working_days", "working days"),
    (f"{CLERKS}working_days", titled("of the Clerk’s working days")),
    ("calendar_days", "calendar days"),
    (f"{CLERKS}calendar_days", titled("of the Clerk’s days, holidays counted")),
    ("clear_days", "clear days"),
    ("months", "months"),
]
NARROW = forms.NumberInput(attrs={"class": "govuk-input--width-3"})


class LimitsForm(GovukForm):
    """After validation `cleaned_data` has `limits` and `terms` as a Profile keeps them, `applies_from` and `seen`.

    `limits` are only those that the council has adopted: what stays a default follows the defaults of later releases.
    With `only`, the name of one limit, it asks for that one, and all else stays as it is in `limits` and `terms`.
    """

    submit_label = "Continue"

    applies_from = DateInputField(
        label="From which day do they apply?",
        help_text="What has started before that day keeps its limits",
        limit="today_or_future",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, limits, terms, only=None, **kwargs):
        self.asked = [only] if only in LIMITS else list(LIMITS)
        self.before, self.terms_before, self.asks_terms = limits, terms, only not in LIMITS
        asked_terms = _term_fields(terms) if self.asks_terms else {}
        self.base_fields = self.base_fields | _fields(limits, self.asked) | asked_terms
        self.spoken = {f"{name}_number": f"a number for “{LIMITS[name].words}”" for name in self.asked}
        super().__init__(*args, **kwargs)

    def get_layout(self):
        groups = [_group(name, LIMITS[name], is_own=name in self.before) for name in self.asked]
        terms = [Group("What the council calls them", *TERMS)] if self.asks_terms else []
        return Layout("seen", *groups, *terms, "applies_from")

    def clean(self):
        others = {name: text for name, text in self.before.items() if name not in self.asked}
        asked = {name: self._limit(name) for name in self.asked}
        self.cleaned_data["limits"] = others | {name: str(limit) for name, limit in asked.items() if limit}
        # What the adopted protocol says of the council is kept among the terms, too, and passes through.
        other_terms = {name: text for name, text in self.terms_before.items() if name not in TERMS}
        own = other_terms | own_terms(self.cleaned_data) if self.asks_terms else self.terms_before
        self.cleaned_data["terms"] = own

    def _limit(self, name):
        """The council's own limit, or None where it goes by the default."""
        if self.cleaned_data.get(f"{name}_back"):
            return None
        number, unit = self.cleaned_data.get(f"{name}_number"), self.cleaned_data.get(f"{name}_unit")
        if number is None or not unit:
            return None
        try:
            limit = _read(LIMITS[name], number, unit)
        except ValueError as problem:
            self.add_error(f"{name}_number", f"{LIMITS[name].words}: {problem}")
            return None
        is_own = self.cleaned_data[f"{name}_own"] or limit != LIMITS[name].limit
        return limit if is_own else None


class TermsForm(GovukForm):
    """After validation `cleaned_data["terms"]` is what a Profile keeps of them: nothing of the usual words."""

    submit_label = "Save"

    def __init__(self, *args, terms, **kwargs):
        self.base_fields = self.base_fields | _term_fields(terms)
        super().__init__(*args, **kwargs)

    def clean(self):
        self.cleaned_data["terms"] = own_terms(self.cleaned_data)


def own_terms(typed):
    terms = {name: typed.get(name, "") for name in TERMS}
    return {name: text for name, text in terms.items() if text != TERMS[name][1]}


def _term_fields(terms):
    return {
        name: forms.CharField(label=words, max_length=60, initial=terms.get(name, default))
        for name, (words, default) in TERMS.items()
    }


def _read(kind, number, unit):
    default = kind.limit
    if number > LARGEST:
        raise ValueError(f"A limit must be {LARGEST} or less, not {number}.")
    if kind.by_law and 0 < number < default.number:
        raise ValueError(f"The law asks for at least {default.number} {default.unit.label}.")
    return Limit(
        number, unit.removeprefix(CLERKS), default.direction, default.starts_from, clerk_days=unit.startswith(CLERKS)
    )


def _fields(limits, names):
    """The fields of these limits, filled in with what applies."""
    fields = {}
    for name in names:
        kind, limit = LIMITS[name], limit_of(limits, name)
        unit = f"{CLERKS * limit.clerk_days}{limit.unit}"
        units = [choice for choice in UNITS if not kind.by_law or choice[0] == kind.limit.unit]
        fields[f"{name}_number"] = forms.IntegerField(label="Number", initial=limit.number, widget=NARROW)
        fields[f"{name}_unit"] = forms.ChoiceField(label="Unit", choices=units, initial=unit)
        fields[f"{name}_own"] = forms.BooleanField(
            label="The council has adopted this limit", initial=name in limits, required=False
        )
        if name in limits:
            fields[f"{name}_back"] = forms.BooleanField(label="Go back to the default", required=False)
    return fields


def _group(name, kind, *, is_own):
    """One limit: its words, what it is by default and why, and what the council makes of it."""
    by_law = f"By law: at least {kind.limit} ({kind.source})"
    default = f"Default: {kind.limit} ({kind.source}). Check it against your adopted policy"
    hint = format_html('<p class="govuk-hint" id="{}_default">{}</p>', name, titled(by_law if kind.by_law else default))
    return Group(
        kind.words,
        HTML(hint),
        Div(f"{name}_number", f"{name}_unit", css_class="app-limit"),
        f"{name}_own",
        *([f"{name}_back"] if is_own else []),
        aria_describedby=f"{name}_default",
    )
