"""Acts of a complaint about a councillor's conduct, and of the employer's duty beside it."""

from functools import partial

from grievances.forms import conduct as forms
from grievances.forms.running import WhyForm
from grievances.forms.steps import StepForm
from grievances.services import conduct, ends
from grievances.views.acts.act import Act

ACTS = {
    "ask-referral": Act(WhyForm),
    "refer": Act(forms.ReferForm, partial(conduct.refer, name="refer")),
    "refer-as-employer": Act(forms.ReferForm, partial(conduct.refer, name="refer-as-employer")),
    "close-referred": Act(StepForm, ends.close_referred),
    "meet-employee": Act(forms.MeetingForm, conduct.meet_employee),
    "reply-employee": Act(forms.ReplyForm),
    "appeal-reply": Act(forms.GroundsForm),
    "answer-reply-appeal": Act(forms.AppealAnswerForm, conduct.answer_reply_appeal),
}
