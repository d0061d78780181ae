"""What the Clerk fills in about the duties that a request started."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.text import Truncator

from councils.access import CLERKS, people_with
from councils.form_fields import DateInputField
from councils.form_layout import Group, Reveal
from councils.forms_base import GovukForm
from councils.wording import uk_date_words
from requests_log.models import DocumentDecision
from requests_log.models.agenda import Ground

LONGEST_TEXT = 5000


def text(label, *, rows=3, **kwargs):
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class DutyForm(GovukForm):
    """Every act on a duty carries the revision that it was opened at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class DropForm(DutyForm):
    reason = text("Why is it not needed?")

    submit_label = "Mark it as not needed"
    submit_style = "warning"
    spoken = {"reason": "why it is not needed"}


class GivenForm(DutyForm):
    group = forms.ModelChoiceField(label="Which group?", queryset=None, empty_label="Select a group")
    given_on = DateInputField(label="When was it given?", limit="today_or_past")
    what = text(
        "What was given?",
        rows=5,
        help_text="The facts and options that the group was given, or the name of the paper. "
        "It is shown beside what another group is given later",
    )

    submit_label = "Record what was given"
    spoken = {"group": "a group", "given_on": "the day", "what": "what was given"}

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class TellForm(DutyForm):
    groups = forms.ModelMultipleChoiceField(
        label="Which groups?", queryset=None, widget=forms.CheckboxSelectMultiple, initial=()
    )
    how = forms.ChoiceField(
        label="How are they told?",
        choices=[("notice", "Send a notice to each of their members now"), ("otherwise", "I have told them otherwise")],
        widget=forms.RadioSelect,
        initial="notice",
    )
    on = DateInputField(label="When were they told?", required=False, limit="today_or_past")
    words = text("What they are told", rows=6, help_text="Or, where you told them otherwise, how and by what words")

    submit_label = "Tell the groups"
    unmarked = ("on",)
    spoken = {"groups": "at least one group", "how": "how they are told", "on": "the day", "words": "the words"}

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups
        self.fields["groups"].initial = groups

    def get_layout(self):
        return Layout("groups", Reveal("how", otherwise=["on"]), "words", "seen")

    def clean(self):
        cleaned = super().clean()
        cleaned["by_notice"] = cleaned.pop("how", "") == "notice"
        if cleaned["by_notice"]:
            cleaned["on"] = timezone.localdate()
        elif not cleaned.get("on") and not self.errors.keys() & {"how", "on"}:  # asked for below one answer to "how"
            self.add_error("on", "Enter the day on which they were told")
        return cleaned


class MatchForm(DutyForm):
    earlier = forms.ModelChoiceField(label="Which report?", queryset=None, widget=forms.RadioSelect, empty_label=None)

    submit_label = "It is the same"
    spoken = {"earlier": "a report"}

    def __init__(self, *args, reports, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = reports
        self.fields["earlier"].label_from_instance = _in_short


def _in_short(report):
    given = f"{report.group}, {uk_date_words(report.given_on)}, request {report.duty.entry.reference}"
    return f"{given}: {Truncator(report.what).chars(120)}"


class DocumentForm(DutyForm):
    documents = text("Which documents?", rows=2)
    need = text(
        "What are they needed for?",
        rows=2,
        help_text="The role or the council work that the councillor named, such as a seat on the committee concerned. "
        "For minutes and accounts say so: section 228 of the Local Government Act 1972 opens them",
    )
    outcome = forms.ChoiceField(
        label="What is decided?", choices=DocumentDecision.Outcome, initial="", widget=forms.RadioSelect
    )
    reason = text("Reason", required=False, help_text="Needed unless all is given. The councillor is told")
    decider = forms.ChoiceField(label="Who decided?", initial="")
    minute = forms.CharField(
        label="Minute", required=False, max_length=60, help_text="Where a body decided. For example, minute 45/26"
    )
    on = DateInputField(label="When was it decided?", limit="today_or_past")
    reviewer = forms.ModelChoiceField(
        label="Who looks at a refusal again?",
        queryset=None,
        empty_label=None,
        help_text="The councillor is told that this body can decide otherwise",
    )

    submit_label = "Record the decision"
    unmarked = ("reason", "minute")
    spoken = {
        "documents": "which documents",
        "need": "what they are needed for",
        "outcome": "what is decided",
        "reason": "the reason",
        "decider": "who decided",
        "minute": "the minute",
        "on": "the day",
        "reviewer": "a body",
    }

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {decider_key(person): person for person in people_with(council, *CLERKS)}
        self.bodies = {f"body-{body.pk}": body for body in council.committees.all()}
        names = [(key, str(one)) for key, one in (self.people | self.bodies).items()]
        self.fields["decider"].choices = [("", "Select one"), *names]
        self.fields["reviewer"].queryset = council.committees.all()

    def get_layout(self):
        return Layout(
            Group("The documents", "documents", "need"),
            Group("The decision", "outcome", "reason", "decider", "minute", "on", "reviewer"),
            "seen",
        )

    def clean(self):
        cleaned = super().clean()
        given = cleaned.get("outcome") == DocumentDecision.Outcome.GIVEN
        if cleaned.get("outcome") and not given and not cleaned.get("reason"):
            self.add_error("reason", "Enter the reason: the councillor is told why")
        decider = cleaned.pop("decider", "")
        cleaned |= {"officer": self.people.get(decider), "body": self.bodies.get(decider)}
        if cleaned["officer"] and cleaned.get("minute"):
            self.add_error("minute", "A minute goes with the decision of a body: select the body, or leave this empty")
        elif cleaned["body"] and not cleaned.get("minute") and "minute" not in self.errors:
            self.add_error("minute", "Enter the minute of the body’s decision")
        return cleaned


def decider_key(person):
    """The choice of `decider` that an officer is."""
    return f"person-{person.pk}"


class GroundForm(DutyForm):
    """Why an agenda item is not taken, or put off."""

    ground = forms.ChoiceField(label="On which ground?", choices=Ground, initial="", widget=forms.RadioSelect)
    reason = text("Reason", help_text="In your own words. The councillor is told")

    spoken = {"ground": "a ground", "reason": "the reason"}
    submit_label = "Do not take it on the agenda"
    submit_style = "warning"


class PapersForm(DutyForm):
    how = forms.ChoiceField(
        label="Are there papers?",
        choices=[("came", "They have come"), ("none", "The item needs none")],
        widget=forms.RadioSelect,
        initial="came",
    )
    on = DateInputField(label="When did they come?", required=False, limit="today_or_past")

    submit_label = "Record it"
    unmarked = ("on",)
    spoken = {"how": "whether there are papers", "on": "the day"}

    def get_layout(self):
        return Layout(Reveal("how", came=["on"]), "seen")

    def clean(self):
        cleaned = super().clean()
        if cleaned.pop("how", "") == "none":
            cleaned["on"] = None
        elif not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the day on which they came")
        return cleaned
