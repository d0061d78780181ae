"""A field for people as messages name them, one on each line."""

import re

from django import forms
from django.core.exceptions import ValidationError

MOST_PEOPLE, LONGEST_PERSON = 200, 320


class PeopleField(forms.CharField):
    """The value is a list of strings, each a name, an address, or "Iris Lowe <iris@example.org>"."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        people = [" ".join(part.split()) for part in re.split(r"[\n;]", super().to_python(value))]
        return [person for person in people if person]

    def validate(self, value):
        if len(value) > MOST_PEOPLE or any(len(person) > LONGEST_PERSON for person in value):
            raise ValidationError(f"Name up to {MOST_PEOPLE} people, one on each line")

    def run_validators(self, value):
        for person in value:
            super().run_validators(person)
