"""What somebody answered, in words, for the page on which answers are checked."""

from django import forms

from councils.form_answers import answers_of
from councils.forms_base import GovukForm


class Asked(GovukForm):
    colour = forms.ChoiceField(label="Which colour?", choices=[("r", "Red"), ("b", "Blue")], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        choices=[("1", "Monday"), ("2", "Tuesday"), ("3", "Friday")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="It was agreed", required=False)
    note = forms.CharField(required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


def test_answers_stand_in_the_words_of_the_form_and_what_was_left_out_does_not():
    form = Asked({"colour": "b", "days": ["1", "3"], "agreed": "on", "note": "", "seen": "4"})
    assert answers_of(form) == [("Which colour?", "Blue"), ("Days", "Monday, Friday"), ("It was agreed", "Yes")]
