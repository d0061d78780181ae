"""Forms of letters and of their templates."""

from django import forms
from django.utils.functional import cached_property

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm
from grievances.forms.careful import CONFIRMS, ShowsSanctions
from grievances.forms.papers import PaperField, named, written
from grievances.models import Part
from grievances.models.letters import How
from grievances.services import letters as services

LONGEST_LETTER = 60_000


class WriteForm(GovukForm):
    """To whom a letter of one kind goes."""

    part = forms.ModelChoiceField(label="To whom?", queryset=Part.objects.none(), widget=forms.RadioSelect)
    recipient = forms.CharField(label="Who receives it?", max_length=120)
    address = forms.CharField(
        label="Postal address",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Where the letter goes by post. Left empty, it is the one that is known already.",
    )

    submit_label = "Write it"
    spoken = {"part": "to whom it goes", "recipient": "who receives it"}

    def __init__(self, *args, case, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.cancel_url = case.get_letters_url()
        if not kind.to:
            del self.fields["part"]
            return
        del self.fields["recipient"]
        found = services.recipients(case, [kind])
        self.fields["part"].queryset = Part.objects.filter(pk__in=[part.pk for part in found])
        self.fields["part"].choices = named(found)


class TextForm(GovukForm):
    text = forms.CharField(
        label="The letter",
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="An empty line begins a paragraph. What stands in square brackets is for you to fill in.",
    )

    submit_label = "Keep these words"
    spoken = {"text": "the letter"}


class FinalForm(GovukForm):
    paper = PaperField(label="The letter as you finished it in Word", help_text="A .docx file. It is sent as it is.")

    submit_label = "Take this one"
    submit_style = "secondary"
    spoken = {"paper": "the letter"}

    @property
    def content(self):
        return written(self.cleaned_data["paper"])


class SendForm(ShowsSanctions, GovukForm):
    on = DateInputField(label="When does it go?", limit="today_or_past")
    how = forms.ChoiceField(label="How does it go?", choices=How, widget=forms.RadioSelect)
    confirmed = forms.BooleanField(label=CONFIRMS, required=False)

    submit_label = "Keep it as sent"
    submit_style = "warning"
    spoken = {"on": "the date", "how": "how it goes"}
    unmarked = ("confirmed",)
    shown_on = None

    def __init__(self, *args, letter, **kwargs):
        self.letter = letter
        super().__init__(*args, **kwargs)
        self.cancel_url = letter.get_absolute_url()

    @cached_property
    def sanctions(self):
        return services.sanctions_in(self.letter)


class TemplateForm(GovukForm):
    paper = PaperField(label="The council’s own template", help_text="A Word document (.docx) of up to 2 MB.")

    submit_label = "Use this template"
    spoken = {"paper": "the template"}

    @property
    def content(self):
        return written(self.cleaned_data["paper"])
