"""Forms over a time: from a day on, and up to and with another."""

from django.utils import timezone

from councils.form_fields import DateInputField
from councils.forms_base import GovukForm


class TermForm(GovukForm):
    spoken = {"since": "the day from which it counts", "until": "the last day"}

    since = DateInputField(label="From", initial=timezone.localdate)
    until = DateInputField(required=False, label="Last day", help_text="Leave empty while it is not known")

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first")
