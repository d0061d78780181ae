"""The day, month and year boxes: the widget, and how their words are read."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")


class DatePartError(ValidationError):
    """An error that says which of the boxes is wrong, so that only those are marked."""

    def __init__(self, message, code=None, params=None, parts=PARTS):
        super().__init__(message, code=code, params=params)
        self.parts = tuple(parts)


class DateInputWidget(forms.Widget):
    """Three boxes, named `<name>_day`, `<name>_month` and `<name>_year`."""

    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        return {part: (data.get(f"{name}_{part}") or "").strip() for part in PARTS}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{part}" in data for part in PARTS)

    def format_value(self, value):
        """The boxes' contents for a date, a partial date ("2022-02"), or what somebody has typed (a dict)."""
        if isinstance(value, dict):
            return {part: value.get(part, "") for part in PARTS}
        if isinstance(value, dt.date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        pieces = [piece.lstrip("0") for piece in str(value or "").split("-")]
        year, month, day = (*pieces, "", "")[:3]
        return {"day": day, "month": month, "year": year}

    def id_for_label(self, id_):
        return f"{id_}_day" if id_ else id_


def listed(words) -> str:
    """ "day", "day and month", "day, month and year"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def whole_number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) <= 4 else None
