from requests_log.models.authorities import DirectContact, RegisteredAuthority
from requests_log.models.checks import Check, Decision, Finding
from requests_log.models.drafts import Draft
from requests_log.models.entries import CouncillorRequest, EntryWords
from requests_log.models.old_register import BroughtIn, OldRegister
from requests_log.models.switches import RuleSwitch
from requests_log.models.work import Delay, SmallNumbers, TimeSpent

__all__ = [
    "BroughtIn",
    "Check",
    "CouncillorRequest",
    "Decision",
    "Delay",
    "DirectContact",
    "Draft",
    "EntryWords",
    "Finding",
    "OldRegister",
    "RegisteredAuthority",
    "RuleSwitch",
    "SmallNumbers",
    "TimeSpent",
]
