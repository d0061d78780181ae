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
