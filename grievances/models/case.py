"""A case, its key and what it alleges."""

import secrets
import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from councils.errors import Overtaken
from councils.models import Council, Person, Profile
from grievances.keeping import DRAFT_KEPT_FOR
from grievances.models.choices import Finding, Gave
from grievances.models.parts import Part
from grievances.models.procedure import AdoptedProcedure
from grievances.models.sealed import OfCase, OwnKey, SealedTextField
from grievances.workflow import Kind, Matter, Outcome, Stage, State

# Without letters and figures that are taken for one another; the reference tells nothing of how many cases there are.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


def new_reference():
    return "".join(secrets.choice(LETTERS) for _ in range(6))


class GrievanceQuerySet(models.QuerySet):
    def visible_to(self, who):
        """The cases in which somebody has a part today: nobody else learns that there is one, whatever his roles.

        Whoever is complained of has none before the particulars are served.
        """
        return self.filter(Exists(Part.objects.of(who).filter(case=OuterRef("pk"))))


class Grievance(OwnKey):
    """A case. Text lies sealed under its own key; what is in clear is what order, clocks and access need."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=8, default=new_reference, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices(), blank=True)
    matter = models.CharField(max_length=20, choices=Matter.choices(), blank=True)
    stage = models.CharField(max_length=15, choices=Stage.choices(), default=Stage.DRAFT)
    # The stage that it began in: what lies before it was never tried.
    began_in = models.CharField(max_length=15, choices=Stage.choices(), blank=True)
    # The stage that it was closed in, to which reopening leads back.
    closed_in = models.CharField(max_length=15, choices=Stage.choices(), blank=True)
    outcome = models.CharField(max_length=15, choices=Outcome.choices(), blank=True)
    marks = models.JSONField(default=list)
    about_whole_council = models.BooleanField(default=False)
    gave = models.CharField(max_length=10, choices=Gave, default=Gave.SELF)
    # What applied on the day it was raised: the council's limits and its procedure; None are the defaults.
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, null=True, related_name="+")
    procedure = models.ForeignKey(AdoptedProcedure, on_delete=models.PROTECT, null=True, related_name="+")
    # The case that it was split from.
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="linked")
    # Counts the acts on the case; a form that was opened before the last one comes too late.
    revision = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    raised_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # When its draft was saved last; until when a case is kept follows from how and when it ended.
    saved_at = models.DateTimeField(default=timezone.now)
    told_of_erasure_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    title = SealedTextField()
    story = SealedTextField("what happened")
    happened_when = SealedTextField("when it happened")
    wanted = SealedTextField("what would put it right")
    tried = SealedTextField("what was tried")
    keep_from = SealedTextField("who must not see it")
    reply_to = SealedTextField("where replies go by post")
    # What the person complained of is told, in the words served.
    particulars = SealedTextField()
    objects = GrievanceQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at"]
        verbose_name = "case"
        constraints = [
            models.UniqueConstraint(fields=["council", "reference"], name="one_case_of_a_reference"),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT, raised_at=None) | (~Q(stage=Stage.DRAFT) & Q(raised_at__isnull=False)),
                name="a_raised_case_says_when",
            ),
            models.CheckConstraint(
                condition=(Q(stage=Stage.CLOSED, closed_at__isnull=False) & ~Q(outcome=""))
                | (~Q(stage=Stage.CLOSED) & Q(closed_at=None, outcome="")),
                name="a_closed_case_says_when_and_how",
            ),
            # There is no formal stage for a councillor's conduct (Localism Act 2011 s.28; Harvey v Ledbury).
            models.CheckConstraint(
                condition=~Q(kind=Kind.CONDUCT, stage__in=[Stage.FORMAL, Stage.DECIDED, Stage.APPEAL]),
                name="no_formal_stage_for_a_councillors_conduct",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("grievances:case", args=[self.council.slug, self.pk])

    def get_papers_url(self):
        return reverse("grievances:papers", args=[self.council.slug, self.pk])

    def get_letters_url(self):
        return reverse("grievances:letters", args=[self.council.slug, self.pk])

    def get_packs_url(self):
        return reverse("grievances:packs", args=[self.council.slug, self.pk])

    @property
    def draft_until(self):
        return timezone.localdate(self.saved_at) + DRAFT_KEPT_FOR

    @property
    def stream(self):
        return f"grievances.case:{self.pk}"

    @property
    def looks_stream(self):
        return f"grievances.looks:{self.pk}"

    @property
    def state(self):
        return State(Kind(self.kind), Stage(self.stage), frozenset(self.marks))

    def advance(self, *, seen, **fields):
        """The only place where a case moves: whoever saw an older revision gets Overtaken and changes nothing."""
        same = Grievance.objects.filter(pk=self.pk, revision=seen, stage=self.stage)
        if not same.update(revision=F("revision") + 1, **fields):
            raise Overtaken("Somebody else has acted on this case since you opened it. Nothing of yours was recorded.")
        self.refresh_from_db(fields=["revision", *fields])


class Allegation(OfCase):
    """One point of the complaint. The finding on it is the panel's; there is none in a case about conduct."""

    number = models.PositiveSmallIntegerField()
    about = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = SealedTextField()
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    reasons = SealedTextField()
    appeal_finding = models.CharField(max_length=10, choices=Finding, blank=True)
    appeal_reasons = SealedTextField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_allegation_of_a_number")]

    def __str__(self):
        return f"{self.case} {self.number}"
