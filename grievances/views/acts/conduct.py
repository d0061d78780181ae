"""Acts of a complaint about a councillor's conduct, and of the employer's duty beside it."""

from grievances.forms.steps import StepForm, WordsForm
from grievances.services import ends
from grievances.views.acts.act import Act

ACTS = {
    "ask-referral": Act(WordsForm),
    "refer": Act(WordsForm),
    "close-referred": Act(StepForm, ends.close_referred),
    "meet-employee": Act(WordsForm),
    "reply-employee": Act(WordsForm),
    "appeal-reply": Act(WordsForm),
    "answer-reply-appeal": Act(WordsForm),
}
