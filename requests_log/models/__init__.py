from requests_log.models.authorities import DirectContact, RegisteredAuthority
from requests_log.models.checks import Check, Decision, Finding
from requests_log.models.entries import CouncillorRequest, EntryWords
from requests_log.models.switches import RuleSwitch

__all__ = [
    "Check",
    "CouncillorRequest",
    "Decision",
    "DirectContact",
    "EntryWords",
    "Finding",
    "RegisteredAuthority",
    "RuleSwitch",
]
