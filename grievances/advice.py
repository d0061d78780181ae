"""What happens next in a case, for whoever reads its page."""

from grievances.services.instances import APPEAL, FIRST
from grievances.services.places import undeclared
from grievances.workflow import Mark, PartKind, Stage


def advice_on(case, kinds):
    """What happens next, for whoever brought it and whoever handles it."""
    stage = Stage(case.stage)
    if PartKind.HANDLER in kinds and Mark.HANDLER_OUT in case.marks:
        return OUT
    if PartKind.HANDLER in kinds and stage in HEARD_BY:
        return " ".join(_to_hearing(case, HEARD_BY[stage]))
    if PartKind.HANDLER in kinds:
        return FOR_HANDLERS.get(stage, "")
    if kinds & {PartKind.COMPLAINANT, PartKind.RAISER}:
        return FOR_COMPLAINANTS.get(stage, "")
    return FOR_SUBJECTS.get(stage, "") if PartKind.SUBJECT in kinds else ""


def _to_hearing(case, instance):
    """What is missing on the way to a hearing and its decision, for the handler."""
    if Mark.SERVED not in case.marks:
        yield "Serve the particulars: before that nobody can be invited."
    if instance.named not in case.marks:
        yield SHORT if instance.panel_of(case) else TO_NAME[instance.is_appeal]
        return
    waiting = undeclared(instance.panel_of(case))
    if waiting:
        who = "member of the panel has" if waiting == 1 else "members of the panel have"
        yield f"Wait: {waiting} {who} not declared."
    if instance.invited not in case.marks:
        yield "No hearing date is set yet: invite everybody in good time."
    elif instance.heard not in case.marks:
        yield "Everybody is invited. When the hearing was held, record it."
    else:
        yield "The hearing was held. What was found is given to both sides in writing."


HEARD_BY = {Stage.FORMAL: FIRST, Stage.APPEAL: APPEAL}
SHORT = "Somebody stepped out, and the panel is short of its quorum: name it again."
# By whether it is for the appeal.
TO_NAME = {
    False: "Name a panel free of conflicts.",
    True: "Name a panel of other people. Their decision is final.",
}
OUT = (
    "You have an interest in this case, and you handle it. Nobody judges his own cause: hand it over now. Until you "
    "have, nothing else in it is yours to do."
)
FOR_HANDLERS = {
    Stage.INFORMAL: "Acknowledge it, serve the particulars before any meeting, and try to settle it in time.",
    Stage.MEDIATION: "Leave the talks to the mediator. Record only dates and how it ends.",
    Stage.DECIDED: "The time to appeal is running. When it has passed without an appeal, close the case.",
    Stage.REFERRAL: "When the complainant asks for it, pass the papers on. The council finds nothing itself.",
}
FOR_COMPLAINANTS = {
    Stage.FIRST_CONTACT: "Speak to them yourself first, and record it here; or say why a conversation is unsuitable.",
    Stage.INFORMAL: "The handler talks to you. You need accept nothing, and you choose what comes next.",
    Stage.MEDIATION: "A mediator helps you both to agree. You can leave at any time, and nothing said is kept.",
    Stage.FORMAL: "You will be invited to a hearing in writing, and may bring a companion.",
    Stage.DECIDED: "You have the decision. If you disagree, you can appeal in the time that is shown.",
    Stage.APPEAL: "Other people will hear your appeal. You may bring a companion. Their decision is final.",
    Stage.REFERRAL: "It goes to the Monitoring Officer when you ask for it. What your employer owes you stays.",
}
FOR_SUBJECTS = {
    Stage.INFORMAL: "Read the particulars and confirm that you have them. You are heard before anything is settled.",
    Stage.MEDIATION: "A mediator helps you both to agree. You can leave at any time, and nothing said is kept.",
    Stage.FORMAL: "You will be invited in writing, and may bring a companion and hand in what you rely on.",
}
