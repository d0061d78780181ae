"""Acts of the formal procedure."""

from grievances.forms.steps import StepForm, WordsForm
from grievances.services import ends
from grievances.views.acts.act import Act

ACTS = {
    "appoint-investigator": Act(WordsForm),
    "report-investigation": Act(WordsForm),
    "name-panel": Act(WordsForm),
    "declare-interest": Act(WordsForm),
    "invite": Act(WordsForm),
    "postpone": Act(WordsForm),
    "hold-hearing": Act(WordsForm),
    "decide": Act(WordsForm),
    "appeal": Act(WordsForm),
    "close-decided": Act(StepForm, ends.close_decided),
    "name-appeal-panel": Act(WordsForm),
    "invite-appeal": Act(WordsForm),
    "hold-appeal": Act(WordsForm),
    "decide-appeal": Act(WordsForm, ends.decide_appeal),
}
