"""Acts of the formal procedure: what each of its steps asks, and which service does it."""

from functools import partial

from grievances.forms.formal import ConflictForm, DeclareForm, InvestigatorForm, PanelForm, ReportForm
from grievances.forms.formal_decision import AdoptForm, AppealForm, DecisionForm
from grievances.forms.formal_hearing import CompanionForm, HoldForm, InviteForm, PostponeForm
from grievances.forms.steps import StepForm
from grievances.services import decisions, hearings, investigations, panels
from grievances.services.instances import APPEAL, FIRST
from grievances.views.acts.act import Act


def heard(instance):
    """The acts of one instance."""

    def act(form, do, template="grievances/step.html"):
        return Act(form, partial(do, instance=instance), template)

    return {
        instance.name_panel: act(PanelForm, panels.name_panel, "grievances/formal/panel.html"),
        instance.declare: act(DeclareForm, panels.declare_interest, "grievances/formal/declare.html"),
        instance.invite: act(InviteForm, hearings.invite, "grievances/formal/invite.html"),
        instance.postpone: act(PostponeForm, hearings.postpone, "grievances/formal/postpone.html"),
        instance.hold: act(HoldForm, hearings.hold_hearing),
        instance.decide: act(DecisionForm, decisions.decide, "grievances/formal/decide.html"),
        instance.recommend: act(DecisionForm, decisions.decide, "grievances/formal/decide.html"),
        instance.adopt: act(AdoptForm, decisions.adopt_recommendation, "grievances/formal/decide.html"),
    }


APPEALING = Act(AppealForm, decisions.lodge_appeal, "grievances/formal/appeal.html")
ACTS = {
    "appoint-investigator": Act(InvestigatorForm, investigations.appoint_investigator),
    "report-investigation": Act(ReportForm, investigations.report_investigation),
    "note-conflict": Act(ConflictForm, panels.note_conflict),
    "name-companion": Act(CompanionForm, hearings.name_companion, "grievances/formal/companion.html"),
    "appeal": APPEALING,
    "appeal-as-subject": APPEALING,
    "close-decided": Act(StepForm, decisions.close_decided),
    **heard(FIRST),
    **heard(APPEAL),
}
