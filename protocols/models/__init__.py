from protocols.models.acknowledgements import Acknowledgement, ReadingReminder, ReviewReminder
from protocols.models.adoption import Adoption, Change, Outcome, Review
from protocols.models.answers import ProfileAnswer
from protocols.models.carriers import Basis, RuleAbsence, RuleClause
from protocols.models.drafts import OriginalFile, TakenOut
from protocols.models.text import Clause, Protocol, Section, Version

__all__ = [
    "Acknowledgement",
    "Adoption",
    "Basis",
    "Change",
    "Clause",
    "OriginalFile",
    "Outcome",
    "ProfileAnswer",
    "Protocol",
    "ReadingReminder",
    "Review",
    "ReviewReminder",
    "RuleAbsence",
    "RuleClause",
    "Section",
    "TakenOut",
    "Version",
]
