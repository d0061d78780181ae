"""An e-mail that is brought in, as a file or pasted; and the answer to one that is not logged."""

from django import forms

from councils.forms_base import GovukForm
from requests_log.emails import LARGEST_EMAIL, UnreadableEmail, read_email, read_pasted
from requests_log.emails.reading import TOO_LARGE

MEGABYTES = LARGEST_EMAIL // 1024 // 1024
FILE_HINT = f"An .eml file of up to {MEGABYTES} MB. Drag it here from your mail program, or save it first."


class PlainAnswerForm(GovukForm):
    """The answer to an e-mail that is not logged."""

    subject = forms.CharField(label="Subject", max_length=200)
    text = forms.CharField(label="Your answer", max_length=20_000, widget=forms.Textarea(attrs={"rows": 10}))

    submit_label = "Send the answer"
    spoken = {"text": "your answer"}

    def clean_subject(self):
        return " ".join(self.cleaned_data["subject"].split())


class EmailForm(GovukForm):
    """Once the form is valid, `email` is what was read; nothing of it is kept."""

    file = forms.FileField(label="The e-mail as a file", required=False, help_text=FILE_HINT)
    pasted = forms.CharField(
        label="Or paste the e-mail",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="With its From, Sent, To and Subject lines, so that they are read as well.",
    )

    submit_label = "Read the e-mail"
    submit_style = "secondary"
    unmarked = ("file", "pasted")

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, auto_id="email_%s", **kwargs)
        self.form_action = action

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "")
        if bool(file) == bool(pasted.strip()):
            text = "Choose a file or paste the e-mail, not both" if file else "Choose a file or paste the e-mail"
            raise forms.ValidationError({"file": text})
        try:
            self.email = _read_file(file) if file else read_pasted(pasted)
        except UnreadableEmail as problem:
            raise forms.ValidationError({"file" if file else "pasted": str(problem)}) from problem
        return cleaned


def _read_file(file):
    """Of a file that is far too large only the size has arrived (councils/uploads.py)."""
    if file.size > LARGEST_EMAIL:
        raise UnreadableEmail(TOO_LARGE)
    content = file.read()
    if file.size > len(content):
        raise UnreadableEmail("This is not an .eml file, and too large for another one. Save the e-mail as .eml.")
    return read_email(content)
