"""Choices of rows beside those of the workflow."""

from django.db import models


class Finding(models.TextChoices):
    """What the panel found of one allegation."""

    UPHELD = "upheld", "Upheld"
    PARTLY = "partly", "Partly upheld"
    NOT_UPHELD = "not_upheld", "Not upheld"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Gave(models.TextChoices):
    """How a case came to be logged."""

    SELF = "self", "By the complainant on this site"
    PAPER = "paper", "On paper, logged by a handler"


class Delay(models.TextChoices):
    """Why a date was missed."""

    ILLNESS = "illness", "Illness"
    COMPANION = "companion", "The companion was not free"
    EVIDENCE = "evidence", "Evidence was awaited"
    PANEL = "panel", "The panel could not meet"
    ADVICE = "advice", "Advice was awaited"
    OTHER = "other", "Something else"


class Noted(models.TextChoices):
    """What is kept in the log of advice."""

    HR = "hr", "Advice on employment"
    LEGAL = "legal", "Legal advice"
    INSURER = "insurer", "The insurer was told"


class Left(models.TextChoices):
    """Why a case may end without a decision."""

    RESIGNED = "resigned", "Somebody resigned"
    OFFICE_ENDED = "office_ended", "A term of office ended"
    DIED = "died", "Somebody died"
