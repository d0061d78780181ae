"""Form fields that read dates and times the way clerks write them."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from councils.calendar import FIRST_YEAR, LAST_YEAR
from councils.form_dates import PARTS, DateInputWidget, DatePartError, listed, whole_number
from councils.months import month_number

LIMITS = {
    "past": ("must be in the past", lambda day, today: day < today),
    "today_or_past": ("must be today or in the past", lambda day, today: day <= today),
    "future": ("must be in the future", lambda day, today: day > today),
    "today_or_future": ("must be today or in the future", lambda day, today: day >= today),
}


class DatePartsField(forms.Field):
    """What the two date fields share: reading the boxes, and errors that name the box.

    `limit` is a key of LIMITS or empty. `subject` starts the messages; GovukFormMixin sets it from the label.
    """

    widget = DateInputWidget
    default_error_messages = {
        "incomplete": "%(subject)s must include a %(missing)s",
        "not_real": "%(subject)s must be a real date",
        "year": "The year must include 4 numbers",
        # Days beyond cannot be counted; see councils/calendar/closed_days.py.
        "unknown_year": f"The year must be between {FIRST_YEAR} and {LAST_YEAR}",
        "limit": "%(subject)s %(limit)s",
    }

    def __init__(self, *, limit="", subject="The date", **kwargs):
        super().__init__(**kwargs)
        self.limit, self.subject = limit, subject

    def error(self, code, parts=PARTS, **params):
        return DatePartError(
            self.error_messages[code], code=code, params={"subject": self.subject, **params}, parts=parts
        )

    def read(self, typed, needed):
        """The numbers by part. Raises DatePartError when a needed box is empty or one cannot be read."""
        missing = [part for part in needed if not typed[part]]
        if missing:
            raise self.error("incomplete", missing, missing=listed(missing))
        numbers = {part: whole_number(typed[part]) for part in ("day", "year") if typed[part]}
        if typed["month"]:
            numbers["month"] = month_number(typed["month"])
        if unread := [part for part in PARTS if numbers.get(part, 0) is None]:
            raise self.error("not_real", unread)
        if len(typed["year"]) != 4 or numbers["year"] < 1000:
            raise self.error("year", ["year"])
        if not FIRST_YEAR <= numbers["year"] <= LAST_YEAR:
            raise self.error("unknown_year", ["year"])
        return numbers

    def real_date(self, numbers):
        try:
            return dt.date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            raise self.error("not_real") from None

    def check_limit(self, day):
        words, holds = LIMITS.get(self.limit, ("", None))
        if holds and not holds(day, timezone.localdate()):
            raise self.error("limit", limit=words)

    def has_changed(self, initial, data):
        boxes = self.widget.format_value
        return not self.disabled and boxes(initial) != boxes(data)


class DateInputField(DatePartsField):
    """A whole date in three boxes. The value is a `datetime.date`, or None where it may be left empty.

    The month may be a number or a name ("2", "Feb"). `limit="today_or_past"` and the like bound it by today.
    """

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        typed = self.widget.format_value(value)
        if not any(typed.values()):
            return None
        day = self.real_date(self.read(typed, needed=PARTS))
        self.check_limit(day)
        return day


class PartialDateField(DatePartsField):
    """A date as precise as the record is: a year, a month and year, or a whole date.

    The value is a string: "2018", "2022-02" or "2022-02-09"; "" where it may be left empty.
    """

    def to_python(self, value):
        typed = self.widget.format_value(value)
        if not any(typed.values()):
            return ""
        needed = ("month", "year") if typed["day"] else ("year",)
        numbers = self.read(typed, needed=needed)
        earliest = self.real_date({"day": 1, "month": 1, **numbers})
        self.check_limit(earliest)
        return "-".join(f"{numbers[part]:02}" for part in reversed(PARTS) if part in numbers)


CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?(?:(?P<half>[ap])\.?m\.?)?")
WORDS = {"midday": dt.time(12), "noon": dt.time(12), "midnight": dt.time(0)}


class ClockTimeField(forms.Field):
    """A time of day: "9:30am", "9.30 pm", "7pm", "1930", "19:30", "midday". The value is a `datetime.time`.

    "7:30" alone is refused, because half of its readers would mean the evening.
    """

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5"})
    default_error_messages = {
        "invalid": "Enter a time, like 9:30am or 19:30",
        "half": "Say whether the time is am or pm, like 7:30pm",
    }

    def prepare_value(self, value):
        return value.strftime("%H:%M") if isinstance(value, dt.time) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        written = re.sub(r"\s", "", str(value).lower())
        if written in WORDS:
            return WORDS[written]
        found = CLOCK.fullmatch(written)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return self._time(found)

    def _time(self, found):
        hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
        if not half and (len(found["hour"]) == 1 or not found["minute"]):
            raise ValidationError(self.error_messages["half"], code="half")
        if half and not 1 <= hour <= 12:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        try:
            return dt.time(hour, minute)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
