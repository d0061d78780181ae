from requests_log.models.checks import Check, Decision, Finding
from requests_log.models.entries import CouncillorRequest, EntryWords

__all__ = ["Check", "CouncillorRequest", "Decision", "EntryWords", "Finding"]
