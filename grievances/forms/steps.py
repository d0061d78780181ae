"""Forms of the steps. Each carries the revision of the page that it was opened on."""

from django import forms
from django.urls import reverse

from councils.forms_base import GovukForm

LONGEST_TEXT = 20_000


class SeenForm(GovukForm):
    """An act without questions, on the page of one revision."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class DiscardForm(SeenForm):
    submit_label = "Throw it away"
    submit_style = "warning"


class StepForm(SeenForm):
    """A step that asks nothing; the button says what is done. `facts` goes to the service.

    `of` is what the address of the page asks for, where a step can be taken in more than one way.
    """

    # Whether the form itself says who will read what is written.
    says_who_reads = False

    def __init__(self, *args, case, step, parts=(), of="", **kwargs):
        super().__init__(*args, initial={"seen": case.revision} | kwargs.pop("initial", {}), **kwargs)
        self.case, self.step, self.parts = case, step, parts
        self.submit_label = step.act
        self.submit_style = "warning" if step.is_final else ""
        self.cancel_url = case.get_absolute_url()
        self.form_action = reverse("grievances:step", args=[case.council.slug, case.pk, step.name])

    @property
    def facts(self):
        return self.cleaned_data


class WordsForm(StepForm):
    """A step with a few words to it."""

    words = forms.CharField(
        label="What should be on the record?", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )

    spoken = {"words": "what should be on the record"}


class ParticularsForm(StepForm):
    particulars = forms.CharField(
        label="What is alleged: what happened, when, where, and who was there?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="The person complained of reads exactly these words. Leave out what is nobody’s business.",
    )

    spoken = {"particulars": "the particulars"}

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, initial={"particulars": case.particulars or case.story}, **kwargs)
