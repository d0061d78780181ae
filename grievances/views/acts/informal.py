"""Acts of the first conversation, of informal talks and of mediation."""

from grievances.forms.steps import StepForm, WordsForm
from grievances.services import ends
from grievances.views.acts.act import Act

ACTS = {
    "first-talk": Act(WordsForm),
    "record-talk": Act(WordsForm),
    "offer-outcome": Act(WordsForm),
    "accept-outcome": Act(WordsForm, ends.accept_outcome),
    "decline-outcome": Act(WordsForm),
    "close-concern": Act(WordsForm, ends.close_concern),
    "end-informal": Act(WordsForm),
    "go-formal": Act(StepForm),
    "begin-disciplinary": Act(WordsForm),
    "offer-mediation": Act(StepForm),
    "consent-complainant": Act(StepForm),
    "consent-subject": Act(StepForm),
    "decline-mediation": Act(StepForm),
    "name-mediator": Act(WordsForm),
    "begin-mediation": Act(StepForm),
    "set-mediation-date": Act(StepForm),
    "leave-mediation": Act(StepForm),
    "end-mediation": Act(StepForm),
    "agree-mediation": Act(StepForm, ends.agree_mediation),
}
