from protocols.models.acknowledgements import Acknowledgement, ReadingReminder, ReviewReminder
from protocols.models.adoption import Adoption, Change, Outcome, Review
from protocols.models.carriers import Basis, RuleClause
from protocols.models.text import Clause, Protocol, Section, Version

__all__ = [
    "Acknowledgement",
    "Adoption",
    "Basis",
    "Change",
    "Clause",
    "Outcome",
    "Protocol",
    "ReadingReminder",
    "Review",
    "ReviewReminder",
    "RuleClause",
    "Section",
    "Version",
]
