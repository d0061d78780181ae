from grievances.models.case import Allegation, Grievance
from grievances.models.door import PersonalLink
from grievances.models.mediation import Attempt, Consent
from grievances.models.notes import Note
from grievances.models.papers import Paper, SealedFile, Served, Witness
from grievances.models.parts import Outsider, Part
from grievances.models.procedure import AdoptedProcedure, AppealTo
from grievances.models.rescue import Rescue
from grievances.models.sealed import ERASED, OfCase, OwnKey, SealedTextField
from grievances.models.words import SealedWords

__all__ = [
    "ERASED",
    "AdoptedProcedure",
    "Allegation",
    "AppealTo",
    "Attempt",
    "Consent",
    "Grievance",
    "Note",
    "OfCase",
    "Outsider",
    "OwnKey",
    "Paper",
    "Part",
    "PersonalLink",
    "Rescue",
    "SealedFile",
    "SealedTextField",
    "SealedWords",
    "Served",
    "Witness",
]
