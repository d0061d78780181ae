"""The words of a protocol. Once a version is adopted the database refuses any change to them (protocols/guards.py)."""

from functools import cache
from operator import itemgetter

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from councils.models import Council, Person
from protocols.blocks import grouped


class Protocol(models.Model):
    """One document of a council through all its versions."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="protocols")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="one_protocol_per_address")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("protocols:protocol", args=[self.council.slug, self.slug])


def _unconfirmed(model):
    rows = apps.get_model("protocols", model).objects.filter(version=OuterRef("pk"), confirmed_at=None)
    return Coalesce(Subquery(rows.order_by().values("version").annotate(n=Count("pk")).values("n")), 0)


class VersionQuerySet(models.QuerySet):
    def adopted(self):
        return self.filter(adoption__isnull=False)

    def in_force(self, on=None):
        """Versions in force on a date (today unless given); on the day of a change the new one counts."""
        on = on or timezone.localdate()
        ends = Q(adoption__in_force_until=None) | Q(adoption__in_force_until__gt=on)
        return self.filter(ends, adoption__in_force_from__lte=on)

    def visible_to(self, access):
        """Clerks see drafts; everybody else, signed in or not, sees what was adopted."""
        mine = self.filter(protocol__council=access.council)
        return mine if access.is_clerk else mine.adopted()

    def as_read_by(self, person):
        """Versions with `mine`, the person's own confirmation where there is one, and `has_original`.

        `has_original` says whether the file is kept; of versions that were imported before files were it is not.
        """
        mine = FilteredRelation("acknowledgements", condition=Q(acknowledgements__person=person))
        kept = Exists(apps.get_model("protocols", "OriginalFile").objects.filter(version=OuterRef("pk")))
        return self.annotate(mine=mine, has_original=kept).select_related("mine__event__words")

    def with_waiting(self):
        """Versions with `rules_waiting` and `answers_waiting`: how many of what was read are not confirmed yet."""
        return self.annotate(
            rules_waiting=_unconfirmed("RuleClause"),
            answers_waiting=_unconfirmed("ProfileAnswer"),
        )

    def with_text(self):
        return self.select_related("protocol__council", "adoption").prefetch_related(whole_text(), "reviews")


@cache
def whole_text():
    """What to prefetch for a version, so that its sections and clauses are read in order by two queries."""
    clauses = Prefetch("clauses", Clause.objects.order_by("position"))
    return Prefetch("sections", Section.objects.order_by("position").prefetch_related(clauses))


class Version(models.Model):
    protocol = models.ForeignKey(Protocol, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    # The document's own heading; the protocol's title is what the site calls it.
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    warnings = models.JSONField(default=list)
    # What the text says of its own adoption and reviews: offered when the version is adopted, never taken as given.
    found = models.JSONField(default=dict)
    # Counts the acts on a draft; a page that was opened before the last one comes too late.
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["protocol", "-number"]
        constraints = [models.UniqueConstraint(fields=["protocol", "number"], name="one_version_of_a_number")]

    def __str__(self):
        return f"{self.protocol}, version {self.number}"

    def get_absolute_url(self):
        return reverse("protocols:version", args=[self.protocol.council.slug, self.protocol.slug, self.number])

    @property
    def is_adopted(self):
        return hasattr(self, "adoption")

    @property
    def open_warnings(self):
        """How many warnings of reading nobody has ticked as looked at."""
        return sum(not warning.get("looked_at") for warning in self.warnings)

    @property
    def next_review(self):
        """The next review as the newest record has it: that of the last review which set one, or of the adoption."""
        set_later = [review.next_review for review in self.reviews.all() if review.next_review]
        return set_later[-1] if set_later else self.adoption.next_review

    @property
    def state(self):
        """draft, adopted or superseded."""
        if not self.is_adopted:
            return "draft"
        return "superseded" if self.adoption.in_force_until else "adopted"


class Section(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="one_section_per_place")]

    def __str__(self):
        return f"{self.number} {self.heading}".strip()


class Clause(models.Model):
    """A clause as printed. `anchor` is our own name for it, because a real protocol prints 2.3.5 twice."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="clauses")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="clauses")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=60)
    ref = models.CharField(max_length=30, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    # Of the text as it was read from the file, from 1; 0 where it is not known.
    line = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_clause_per_place"),
            models.UniqueConstraint(fields=["version", "anchor"], name="one_clause_per_anchor"),
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return f"{self.version.get_absolute_url()}#{self.anchor}"

    @property
    def label(self):
        """How to speak of the clause: its printed reference, or its place where none is printed."""
        return f"clause {self.ref}" if self.ref else f"“{self.opening}…”"

    @property
    def opening(self):
        return " ".join(self.text.split()[:8])

    @property
    def groups(self):
        """The blocks as they are drawn; see grouped()."""
        return grouped(self.blocks, kind=itemgetter("kind"))

    @property
    def text(self):
        return "\n".join(block["text"] for block in self.blocks)
