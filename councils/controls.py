"""What one field looks like on the page: all that its template in templates/govuk/controls/ needs."""

from dataclasses import dataclass

from django import forms
from django.forms.utils import flatatt
from django.utils.functional import cached_property

from councils.form_dates import PARTS, DateInputWidget

# The first kind that fits is taken; CheckboxSelectMultiple is a RadioSelect to Django, so it comes before it.
KINDS = (
    (DateInputWidget, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
)
CLASSES = {
    "input": "govuk-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
}
# maxlength cuts off what is pasted without a word, placeholders vanish, cols and size break narrow screens.
UNWANTED = {"maxlength", "minlength", "placeholder", "required", "cols", "size", "step", "min", "max"}
BLANK_LABELS = {"---------": "Select one"}


@dataclass
class Option:
    id: str
    value: str
    label: str
    checked: bool
    disabled: bool = False
    hint: str = ""
    revealed: str = ""

    @property
    def revealed_id(self):
        return f"conditional-{self.id}"


class Control:
    """`bound` is a BoundField; `revealed` is HTML by option value, shown when that option is chosen."""

    def __init__(self, bound, *, wrapper_class="", revealed=None):
        self.bound, self.field, self.form = bound, bound.field, bound.form
        self.widget = bound.field.widget
        self.wrapper_class = wrapper_class
        self.revealed = revealed or {}
        self.id = self.widget.attrs.get("id") or bound.auto_id
        self.name = bound.html_name

    def form_option(self, name, default):
        return getattr(self.form, name, default)

    @cached_property
    def kind(self):
        if self.widget.is_hidden:
            return "hidden"
        return next((kind for widget, kind in KINDS if isinstance(self.widget, widget)), "input")

    @property
    def template(self):
        return f"govuk/controls/{self.kind}.html"

    @property
    def label(self):
        return self.bound.label

    @property
    def is_optional(self):
        if self.kind in ("hidden", "checkbox") or self.bound.name in self.form_option("unmarked", ()):
            return False
        return not self.field.required and not self.field.disabled

    @property
    def is_page_heading(self):
        return self.bound.name == self.form_option("page_heading", "")

    @property
    def label_size(self):
        return "l" if self.is_page_heading else self.form_option("label_size", "s")

    @property
    def hint(self):
        return self.bound.help_text

    @cached_property
    def errors(self):
        return list(self.bound.errors)

    @property
    def hint_id(self):
        return f"{self.id}_hint" if self.hint else ""

    @property
    def error_id(self):
        return f"{self.id}_error" if self.errors else ""

    @property
    def max_length(self):
        """Characters, for the count below a textarea; None where there is no limit."""
        return getattr(self.field, "max_length", None)

    @property
    def count_id(self):
        return f"{self.id}-info" if self.kind == "textarea" and self.max_length else ""

    @property
    def count_words(self):
        return f"You can enter up to {self.max_length:,} characters"

    @property
    def described_by(self):
        own = self.widget.attrs.get("aria-describedby", "")
        return " ".join(filter(None, [own, self.hint_id, self.error_id, self.count_id]))

    @cached_property
    def value(self):
        value = self.bound.value()
        return value.replace("\x00", "") if isinstance(value, str) else value

    @property
    def extra_class(self):
        """Classes that the form set on the widget, such as a width."""
        return self.widget.attrs.get("class", "")

    @property
    def input_class(self):
        base = CLASSES.get(self.kind, "")
        error = f"{base.split(' ')[0]}--error" if self.errors and base else ""
        count = "govuk-js-character-count" if self.count_id else ""
        return " ".join(filter(None, [base, self.extra_class, count, error]))

    @cached_property
    def drawn(self):
        """Django's own description of the widget: name, value, type and attributes."""
        return self.widget.get_context(self.name, self.value, {"id": self.id})["widget"]

    @property
    def input_type(self):
        return "text" if isinstance(self.widget, forms.NumberInput) else self.drawn.get("type")

    @property
    def attrs(self):
        """The attributes of the input beside name, type and value, as HTML with a space before each."""
        attrs = {name: value for name, value in self.drawn["attrs"].items() if name not in UNWANTED}
        attrs |= {"id": self.id, "class": self.input_class, "disabled": self.field.disabled}
        attrs["aria-describedby"] = self.described_by or False
        if isinstance(self.widget, forms.NumberInput):
            attrs.setdefault("inputmode", "numeric" if type(self.field) is forms.IntegerField else "decimal")
        if self.input_type == "email":
            attrs |= {"spellcheck": "false", "autocapitalize": "none"}
        return flatatt(attrs)

    @cached_property
    def options(self):
        """The radios or checkboxes. A blank choice is no radio: not choosing says as much."""
        hints = self.form_option("option_hints", {}).get(self.bound.name, {})
        rows = [row for _, rows, _ in self.drawn["optgroups"] for row in rows]
        return [self._option(row, hints) for row in rows if row["value"] not in ("", None)]

    def _option(self, row, hints):
        value = str(row["value"])
        return Option(
            id=row["attrs"]["id"],
            value=value,
            label=row["label"],
            checked=row["selected"],
            disabled=self.field.disabled or bool(row["attrs"].get("disabled")),
            hint=hints.get(value, ""),
            revealed=self.revealed.get(value, ""),
        )

    @cached_property
    def groups(self):
        """The options of a select by group name (None for those outside of groups)."""
        groups = [(name, rows) for name, rows, _ in self.drawn["optgroups"]]
        for _, rows in groups:
            for row in rows:
                row["label"] = BLANK_LABELS.get(str(row["label"]), row["label"])
        return groups

    @cached_property
    def wrong_parts(self):
        """Which of the boxes of a date the errors are about."""
        found = [getattr(error, "parts", PARTS) for error in self.bound.errors.as_data()]
        return {part for parts in found for part in parts}

    @property
    def boxes(self):
        values = self.widget.format_value(self.value)
        for part in PARTS:
            width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
            error = "govuk-input--error" if part in self.wrong_parts else ""
            yield {
                "part": part.capitalize(),
                "id": f"{self.id}_{part}",
                "name": f"{self.name}_{part}",
                "value": values[part].replace("\x00", ""),
                "class": f"{width} {error}".strip(),
            }

    @property
    def error_target(self):
        """The id of the input that a link in the error summary leads to; "" for a hidden field."""
        if self.kind == "hidden":
            return ""
        if self.kind == "date":
            part = next((part for part in PARTS if part in self.wrong_parts), PARTS[0])
            return f"{self.id}_{part}"
        if self.kind in ("radios", "checkboxes"):
            return self.options[0].id if self.options else ""
        return self.id
