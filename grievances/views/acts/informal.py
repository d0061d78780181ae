"""Acts of the first conversation, of informal talks and of mediation."""

from functools import partial

from grievances.forms import informal as forms
from grievances.forms.running import WhyForm
from grievances.forms.steps import StepForm, WordsForm
from grievances.models.mediation import Ended
from grievances.services import ends, informal, mediation
from grievances.views.acts.act import Act

ACTS = {
    "first-talk": Act(forms.FirstTalkForm, informal.first_talk),
    "record-talk": Act(forms.TalkForm, informal.record_talk),
    "offer-outcome": Act(forms.CarefulForm),
    "accept-outcome": Act(WordsForm, ends.accept_outcome),
    "decline-outcome": Act(WhyForm),
    "close-concern": Act(WordsForm, ends.close_concern),
    "end-informal": Act(WhyForm),
    "go-formal": Act(StepForm),
    "begin-disciplinary": Act(WhyForm),
    "offer-mediation": Act(StepForm, mediation.offer),
    "consent-complainant": Act(StepForm, partial(mediation.consent, name="consent-complainant")),
    "consent-subject": Act(StepForm, partial(mediation.consent, name="consent-subject")),
    "decline-mediation": Act(StepForm, partial(mediation.end, name="decline-mediation", how=Ended.DECLINED)),
    "name-mediator": Act(forms.MediatorForm, mediation.name_mediator),
    "begin-mediation": Act(StepForm, mediation.begin),
    "set-mediation-date": Act(forms.SessionForm, mediation.set_date),
    "consent-terms": Act(StepForm, mediation.keep_terms),
    "leave-mediation": Act(StepForm, partial(mediation.end, name="leave-mediation", how=Ended.LEFT)),
    "end-mediation": Act(StepForm, partial(mediation.end, name="end-mediation", how=Ended.NOT_AGREED)),
    "agree-mediation": Act(forms.AgreedForm, partial(mediation.end, name="agree-mediation", how=Ended.AGREED)),
}
