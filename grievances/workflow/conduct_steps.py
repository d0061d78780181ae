"""A complaint about a councillor's conduct, and the employer's own duty to its employee beside it.

There is no formal stage here and no outcome about a councillor: beyond informal talks and mediation it is the principal
council's Monitoring Officer's (Localism Act 2011 s.28; R (Harvey) v Ledbury TC [2018] EWHC 1151 (Admin)). The
employee's meeting, written reply and appeal against the reply stay (Moores v Bude-Stratton TC [2000] IRLR 676).
"""

from grievances.workflow.kinds import Kind, Mark, Stage
from grievances.workflow.step import COMPLAINANT, HANDLER, Step, some

CONDUCT = some(Kind.CONDUCT)
REFERRAL = some(Stage.REFERRAL)

STEPS = (
    Step(
        name="ask-referral",
        act="Ask for it to go to the Monitoring Officer",
        done="Referral to the Monitoring Officer asked for",
        by=COMPLAINANT,
        stages=some(Stage.INFORMAL, Stage.MEDIATION),
        kinds=CONDUCT,
        to=Stage.REFERRAL,
        gives=some(Mark.REFERRAL_ASKED),
        clears=some(Mark.MEDIATION_OFFERED, Mark.MEDIATOR_NAMED, Mark.COMPLAINANT_CONSENTS, Mark.SUBJECT_CONSENTS),
        ends=("grievance_informal",),
        tells=HANDLER,
        known_to=COMPLAINANT,
    ),
    Step(
        name="refer",
        act="Record that it went to the Monitoring Officer",
        done="Referred to the Monitoring Officer",
        by=HANDLER,
        stages=REFERRAL,
        kinds=CONDUCT,
        unless=some(Mark.REFERRED),
        gives=some(Mark.REFERRED),
        tells=COMPLAINANT,
        known_to=COMPLAINANT,
        is_final=True,
    ),
    Step(
        name="close-referred",
        act="Close: the Monitoring Officer has dealt with it",
        done="Closed: the Monitoring Officer has dealt with it",
        by=HANDLER,
        stages=REFERRAL,
        kinds=CONDUCT,
        needs=some(Mark.REFERRED),
        to=Stage.CLOSED,
        starts=("aftercare",),
        tells=COMPLAINANT,
        known_to=COMPLAINANT,
        is_final=True,
    ),
    Step(
        name="meet-employee",
        act="Record the meeting with the employee",
        done="Meeting with the employee held",
        by=HANDLER,
        kinds=CONDUCT,
        needs=some(Mark.DUTY),
        unless=some(Mark.DUTY_MET),
        gives=some(Mark.DUTY_MET),
        tells=COMPLAINANT,
        known_to=COMPLAINANT,
    ),
    Step(
        name="reply-employee",
        act="Reply to the employee in writing",
        done="Written reply given",
        by=HANDLER,
        kinds=CONDUCT,
        needs=some(Mark.DUTY, Mark.DUTY_MET),
        unless=some(Mark.DUTY_REPLIED),
        gives=some(Mark.DUTY_REPLIED),
        starts=("appeal_lodged",),
        tells=COMPLAINANT,
        known_to=COMPLAINANT,
    ),
    Step(
        name="appeal-reply",
        act="Appeal against the reply",
        done="Appeal against the reply lodged",
        by=COMPLAINANT,
        kinds=CONDUCT,
        needs=some(Mark.DUTY_REPLIED),
        unless=some(Mark.DUTY_APPEALED),
        gives=some(Mark.DUTY_APPEALED),
        ends=("appeal_lodged",),
        starts=("appeal_decision",),
        tells=HANDLER,
        known_to=COMPLAINANT,
    ),
    Step(
        name="answer-reply-appeal",
        act="Record the answer to the appeal",
        done="Appeal against the reply answered; this is final",
        by=HANDLER,
        kinds=CONDUCT,
        needs=some(Mark.DUTY_APPEALED),
        unless=some(Mark.DUTY_APPEAL_ANSWERED),
        gives=some(Mark.DUTY_APPEAL_ANSWERED),
        ends=("appeal_decision",),
        tells=COMPLAINANT,
        known_to=COMPLAINANT,
        is_final=True,
    ),
)
