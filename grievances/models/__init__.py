from grievances.models.case import Allegation, Grievance
from grievances.models.choices import Finding
from grievances.models.door import PersonalLink
from grievances.models.erased import DestroyedKey
from grievances.models.hearings import Action, Appeal, Companion, Hearing, Investigation, PanelDecision
from grievances.models.installation_keys import KeyProof
from grievances.models.letters import Letter, LetterTemplate
from grievances.models.mediation import Attempt, Consent
from grievances.models.notes import Note
from grievances.models.numbers import YearNumbers
from grievances.models.packs import IssuedPack
from grievances.models.panels import Interest, Panel, PanelMember, Place, Source
from grievances.models.papers import Paper, SealedFile, Served, Witness
from grievances.models.parts import Outsider, Part
from grievances.models.procedure import AdoptedProcedure, AppealTo
from grievances.models.rescue import Rescue
from grievances.models.sealed import ERASED, OfCase, OwnKey, SealedTextField
from grievances.models.words import SealedWords

__all__ = [
    "ERASED",
    "Action",
    "AdoptedProcedure",
    "Allegation",
    "Appeal",
    "AppealTo",
    "Attempt",
    "Companion",
    "Consent",
    "DestroyedKey",
    "Finding",
    "Grievance",
    "Hearing",
    "Interest",
    "Investigation",
    "IssuedPack",
    "KeyProof",
    "Letter",
    "LetterTemplate",
    "Note",
    "OfCase",
    "Outsider",
    "OwnKey",
    "Panel",
    "PanelDecision",
    "PanelMember",
    "Paper",
    "Part",
    "PersonalLink",
    "Place",
    "Rescue",
    "SealedFile",
    "SealedTextField",
    "SealedWords",
    "Served",
    "Source",
    "Witness",
    "YearNumbers",
]
