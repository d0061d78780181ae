"""Acts of any case while it runs, and its ends."""

from grievances import services
from grievances.forms.steps import ParticularsForm, StepForm, WordsForm
from grievances.services import ends
from grievances.views.acts.act import Act

ACTS = {
    "name-outsider": Act(WordsForm),
    "acknowledge": Act(StepForm),
    "serve-particulars": Act(ParticularsForm, services.serve_particulars),
    "confirm-receipt": Act(StepForm, services.confirm_receipt),
    "continue-as-employer": Act(WordsForm),
    "hand-over": Act(WordsForm),
    "note-delay": Act(WordsForm),
    "note-advice": Act(WordsForm),
    "settle": Act(WordsForm, ends.settle),
    "withdraw": Act(WordsForm, ends.withdraw),
    "end-otherwise": Act(WordsForm, ends.end_because_left),
    "reopen": Act(WordsForm, ends.reopen),
    "check-after": Act(WordsForm),
    "agree-time": Act(WordsForm),
}
