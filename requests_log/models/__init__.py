from requests_log.models.agenda import AgendaItem, Meeting
from requests_log.models.authorities import DirectContact, RegisteredAuthority
from requests_log.models.checks import Check, Decision, Finding
from requests_log.models.documents import DocumentDecision
from requests_log.models.drafts import Draft
from requests_log.models.duties import Duty
from requests_log.models.entries import CouncillorRequest, EntryWords
from requests_log.models.interests import DeclaredInterest
from requests_log.models.old_register import BroughtIn, OldRegister
from requests_log.models.parity import GroupReport, GroupTold
from requests_log.models.replies import ReplyWording
from requests_log.models.switches import RuleSwitch
from requests_log.models.work import Delay, SmallNumbers, TimeSpent

__all__ = [
    "AgendaItem",
    "BroughtIn",
    "Check",
    "CouncillorRequest",
    "Decision",
    "DeclaredInterest",
    "Delay",
    "DirectContact",
    "DocumentDecision",
    "Draft",
    "Duty",
    "EntryWords",
    "Finding",
    "GroupReport",
    "GroupTold",
    "Meeting",
    "OldRegister",
    "RegisteredAuthority",
    "ReplyWording",
    "RuleSwitch",
    "SmallNumbers",
    "TimeSpent",
]
