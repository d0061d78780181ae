"""Acts of any case while it runs, and its ends."""

from grievances import services
from grievances.forms import running as forms
from grievances.forms.aftercare import AftercareForm
from grievances.forms.informal import CarefulForm
from grievances.forms.steps import ParticularsForm, StepForm
from grievances.services import clocks, ends, handlers
from grievances.services.aftercare import check_after
from grievances.views.acts.act import Act

ACTS = {
    "name-outsider": Act(forms.OutsiderForm, handlers.name_outsider),
    "acknowledge": Act(forms.AcknowledgeForm),
    "serve-particulars": Act(ParticularsForm, services.serve_particulars),
    "confirm-receipt": Act(StepForm, services.confirm_receipt),
    "continue-as-employer": Act(forms.WhyForm),
    "hand-over": Act(forms.HandOverForm, handlers.hand_over),
    "note-delay": Act(forms.DelayForm, clocks.note_delay),
    "note-advice": Act(forms.NoteForm, clocks.note_advice),
    "settle": Act(CarefulForm, ends.settle),
    "withdraw": Act(forms.WhyForm, ends.withdraw),
    "end-otherwise": Act(forms.LeftForm, ends.end_because_left),
    "reopen": Act(forms.WhyForm, ends.reopen),
    "check-after": Act(AftercareForm, check_after),
    "agree-time": Act(forms.AgreedTimeForm, clocks.agree_time),
}
