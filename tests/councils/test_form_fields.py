"""Dates and times as clerks write them, and the words in which a mistake is told."""

import datetime as dt

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from councils.form_fields import ClockTimeField, DateInputField, PartialDateField
from councils.form_messages import inside_sentence
from councils.forms_base import GovukForm


def boxes(day="", month="", year=""):
    return {"day": day, "month": month, "year": year}


def message_of(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages[0]


@pytest.mark.parametrize("month", ["2", "02", "Feb", "feb.", "FEBRUARY"])
def test_a_month_may_be_a_number_or_a_name(month):
    assert DateInputField().clean(boxes("9", month, "2026")) == dt.date(2026, 2, 9)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (boxes("9", "", "2026"), "Date received must include a month"),
        (boxes("", "", "2026"), "Date received must include a day and month"),
        (boxes("31", "2", "2026"), "Date received must be a real date"),
        (boxes("9", "13", "2026"), "Date received must be a real date"),
        (boxes("9", "ma", "2026"), "Date received must be a real date"),
        (boxes("nine", "2", "2026"), "Date received must be a real date"),
        (boxes("٣", "2", "2026"), "Date received must be a real date"),
        (boxes("9", "2", "26"), "The year must include 4 numbers"),
        (boxes("9", "2", "0026"), "The year must include 4 numbers"),
        (boxes("9", "2", "1206"), "The year must be between 1872 and 2100"),
        (boxes("31", "12", "9999"), "The year must be between 1872 and 2100"),
    ],
)
def test_a_date_that_is_none_is_refused_in_plain_words(typed, message):
    assert message_of(DateInputField(subject="Date received"), typed) == message


def test_an_empty_date_is_missing_or_none():
    assert DateInputField(required=False).clean(boxes()) is None
    with pytest.raises(ValidationError):
        DateInputField().clean(boxes())


@pytest.mark.parametrize(
    ("limit", "day", "holds"),
    [
        ("past", 3, False),
        ("past", 2, True),
        ("today_or_past", 3, True),
        ("today_or_past", 4, False),
        ("future", 3, False),
        ("future", 4, True),
        ("today_or_future", 3, True),
        ("today_or_future", 2, False),
    ],
)
@time_machine.travel("2026-05-03 12:00+01:00", tick=False)
def test_a_date_can_be_bound_by_today(limit, day, holds):
    field, typed = DateInputField(limit=limit), boxes(str(day), "5", "2026")
    if holds:
        assert field.clean(typed) == dt.date(2026, 5, day)
    else:
        assert message_of(field, typed).startswith("The date must be ")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (boxes(year="2018"), "2018"),
        (boxes(month="2", year="2022"), "2022-02"),
        (boxes("9", "February", "2022"), "2022-02-09"),
    ],
)
def test_a_partial_date_is_kept_as_precise_as_it_is(typed, value):
    assert PartialDateField().clean(typed) == value
    assert not PartialDateField().has_changed(value, PartialDateField().widget.format_value(value))


def test_an_empty_partial_date_is_missing_or_empty():
    assert PartialDateField(required=False).clean(boxes()) == ""
    with pytest.raises(ValidationError):
        PartialDateField().clean(boxes())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (boxes(month="2"), "The date must include a year"),
        (boxes(day="9", year="2022"), "The date must include a month"),
        (boxes("30", "2", "2022"), "The date must be a real date"),
    ],
)
def test_a_partial_date_with_a_gap_is_refused(typed, message):
    assert message_of(PartialDateField(), typed) == message


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9:30am", dt.time(9, 30)),
        ("9.30 p.m.", dt.time(21, 30)),
        ("7PM", dt.time(19)),
        ("12am", dt.time(0)),
        ("12:15pm", dt.time(12, 15)),
        ("19:30", dt.time(19, 30)),
        ("0730", dt.time(7, 30)),
        ("midday", dt.time(12)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, time):
    assert ClockTimeField().clean(typed) == time


@pytest.mark.parametrize("typed", ["7:30", "9"])
def test_a_time_that_could_be_morning_or_evening_is_asked_about(typed):
    assert message_of(ClockTimeField(), typed) == "Say whether the time is am or pm, like 7:30pm"


@pytest.mark.parametrize("typed", ["25:00", "12:75", "13pm", "soon", "9:3am"])
def test_a_time_that_is_none_is_refused(typed):
    assert message_of(ClockTimeField(), typed) == "Enter a time, like 9:30am or 19:30"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Date received", "date received"),
        ("PDF of the minutes", "PDF of the minutes"),
        ("Clerk’s decision", "Clerk’s decision"),
        ("Subject:", "subject"),
    ],
)
def test_a_label_keeps_its_capitals_where_they_belong(label, words):
    assert inside_sentence(label) == words


class Everything(GovukForm):
    subject = forms.CharField(max_length=5, label="100% of subject")
    channel = forms.ChoiceField(choices=[("letter", "Letter")])
    letter = forms.FileField()
    hours = forms.IntegerField(min_value=1)
    asker = forms.CharField(label="Who asked?")
    received = DateInputField()
    sure = forms.BooleanField(label="I am sure")
    own = forms.CharField(error_messages={"required": "Say something"})
    said = forms.CharField()
    spoken = {"said": "the councillor’s words"}


def errors_of(query):
    return {name: errors[0] for name, errors in Everything(QueryDict(query)).errors.items()}


def test_what_is_missing_is_asked_for_by_its_name():
    assert errors_of("") == {
        "subject": "Enter 100% of subject",
        "channel": "Select channel",
        "letter": "Upload letter",
        "hours": "Enter hours",
        "asker": "Enter an answer to “Who asked?”",
        "received": "Enter received",
        "sure": "Tick “I am sure” to continue",
        "own": "Say something",
        "said": "Enter the councillor’s words",
    }


def test_what_is_wrong_is_named_and_put_right():
    errors = errors_of("subject=too+long&channel=smoke&hours=ten&received_day=1")
    assert errors["subject"] == "100% of subject must be 5 characters or fewer"
    assert errors["channel"] == "Select channel from the list"
    assert errors["hours"] == "Hours must be a whole number"
    assert errors["received"] == "Received must include a month and year"
    assert errors_of("hours=0")["hours"] == "Hours must be 1 or more"


def test_line_ends_are_counted_as_they_are_typed():
    form = Everything(QueryDict("subject=a%0D%0Abcd"))
    assert "subject" not in form.errors
    assert form.cleaned_data["subject"] == "a\nbcd"
