"""The register: what a councillor asked, of whom, on what authority, and where it stands."""

from datetime import time

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone

from councils.errors import Overtaken
from councils.models import Council, Person
from requests_log.models.authorities import RegisteredAuthority
from requests_log.models.choices import Addressee, Authority, Capacity, Channel, Kind, State, Verdict
from requests_log.rules import RULES

SENSITIVE = [name for name, rule in RULES.items() if rule.sensitive]


class EntryQuerySet(models.QuerySet):
    def visible_to(self, access):
        """The register is the Clerk's."""
        return self.filter(council=access.council) if access.is_clerk else self.none()

    def made_by(self, access):
        """The requests that somebody made as a councillor, for the councillor's own pages."""
        return self.filter(council=access.council, asked_by=access.person)

    def with_subject(self):
        """Entries with their subject as last corrected: what lists show of the words, which may be long."""
        latest = EntryWords.objects.filter(entry=OuterRef("pk")).order_by("-number")
        return self.annotate(subject=Subquery(latest.values("subject")[:1]))

    def with_words(self):
        """Entries with subject, words and copies as last corrected, in the same query."""
        latest = EntryWords.objects.filter(entry=OuterRef("pk")).order_by("-number")
        columns = {"subject": "subject", "words": "text", "copies": "copies", "blind_copies": "blind_copies"}
        return self.annotate(**{name: Subquery(latest.values(column)[:1]) for name, column in columns.items()})

    def with_verdict(self):
        """Entries with `verdict`, the gravest of the newest check, in the same query; "" for one never checked.

        Findings of sensitive rules do not count: they are for the Clerk alone, on the page of the entry.
        """
        checks, findings = (apps.get_model("requests_log", name).objects for name in ("Check", "Finding"))
        newest = checks.filter(entry=OuterRef(OuterRef("pk"))).values("pk")[:1]
        found = findings.filter(run=Subquery(newest)).exclude(rule__in=SENSITIVE)
        gravest = Case(
            When(Exists(found.filter(verdict=Verdict.BREACH)), then=Value(Verdict.BREACH)),
            When(Exists(found.filter(verdict=Verdict.CHECK)), then=Value(Verdict.CHECK)),
            When(Exists(checks.filter(entry=OuterRef("pk"))), then=Value(Verdict.CLEAR)),
            default=Value(""),
        )
        return self.annotate(verdict=gravest)

    def with_what_follows(self):
        """Entries with `has_duties` and `has_interests`: most have none, and need no more asked about them."""
        duties, interests = (apps.get_model("requests_log", name).objects for name in ("Duty", "DeclaredInterest"))
        return self.annotate(
            has_duties=Exists(duties.filter(entry=OuterRef("pk"))),
            has_interests=Exists(interests.filter(entry=OuterRef("pk"))),
        )

    def matching(self, *, council, q="", state="", asked_by=None):
        """Entries that the Clerk looks for; `q` is looked for in references, subject, words and name.

        Each in a query of its own, so that the database may begin with the council's entries or with an index of words.
        """
        found = self.filter(state=state) if state else self
        found = found.filter(asked_by=asked_by) if asked_by else found
        if not q:
            return found
        year, _, number = q.rpartition("/")
        entries = CouncillorRequest.objects.filter(council=council).order_by()
        later = EntryWords.objects.filter(entry=OuterRef("entry"), number__gt=OuterRef("number"))
        words = EntryWords.objects.filter(Q(subject__icontains=q) | Q(text__icontains=q), entry__council=council)
        by_reference = Q(pk=None)
        if number.isdecimal() and (not year or year.isdecimal()):
            by_reference = Q(number=int(number)) & (Q(year=int(year)) if year else Q())
        keys = words.filter(~Exists(later)).order_by().values("entry")
        # Of the council's own people: else the names of all councils' would be read through.
        by_name = Q(asked_by__council=council, asked_by__name__icontains=q)
        others = (by_reference, Q(brought_in__old_reference__icontains=q), by_name)
        return found.filter(pk__in=keys.union(*(entries.filter(other).values("pk") for other in others)))


class CouncillorRequest(models.Model):
    """An entry of the register. What the message said lies in EntryWords: it can be corrected, and erased one day."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests_made")
    capacity = models.CharField(max_length=20, choices=Capacity)
    received_at = models.DateTimeField("received")
    channel = models.CharField(max_length=20, choices=Channel)
    addressee = models.CharField("asked of", max_length=20, choices=Addressee)
    officer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="requests_received"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    authority = models.CharField(max_length=30, choices=Authority)
    authority_ref = models.CharField("reference", max_length=120, blank=True)
    # The entry of the authority register that it rests on, where it was chosen from there.
    registered = models.ForeignKey(RegisteredAuthority, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.LOGGED)
    # Counts the acts on the entry; a form that was opened before the last one comes too late.
    revision = models.PositiveIntegerField(default=0)
    # Of the form that it was logged with, so that a form sent twice logs one entry.
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    logged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    logged_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    # Set with each answer by the limit of its day; before it the database deletes nothing of the entry.
    keep_until = models.DateField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["council", "-received_at", "-id"], name="register_newest_first"),
            models.Index(fields=["council", "state", "-received_at"], name="register_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "year", "number"], name="one_entry_of_a_number"),
            models.CheckConstraint(
                condition=(Q(authority=Authority.NONE) & Q(authority_ref="")) | ~Q(authority=Authority.NONE),
                name="reference_goes_with_an_authority",
            ),
            models.CheckConstraint(
                condition=Q(registered=None) | Q(authority__in=[Authority.COUNCIL, Authority.COMMITTEE]),
                name="what_is_on_the_register_is_an_authority",
            ),
            models.CheckConstraint(
                condition=Q(addressee=Addressee.CLERK, officer=None)
                | (~Q(addressee=Addressee.CLERK) & Q(officer__isnull=False)),
                name="an_officer_is_named_when_asked",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ANSWERED, answered_at__isnull=False)
                | (~Q(state=State.ANSWERED) & Q(answered_at=None)),
                name="an_answered_entry_says_when",
            ),
            models.CheckConstraint(condition=Q(received_at__lte=F("logged_at")), name="received_before_it_was_logged"),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("requests_log:detail", args=[self.council.slug, self.pk])

    def advance(self, *, seen, **fields):
        """The only place where an entry changes: whoever saw an older revision gets Overtaken and changes nothing."""
        same = CouncillorRequest.objects.filter(pk=self.pk, revision=seen)
        if not same.update(revision=F("revision") + 1, **fields):
            raise Overtaken("Somebody else has acted on this entry since you opened it. Nothing of yours was recorded.")
        self.refresh_from_db()

    @property
    def reference(self):
        return f"{self.year}/{self.number:03}"

    @property
    def has_time(self):
        """Whether the time of day was recorded, too; an entry without one counts from midnight."""
        return timezone.localtime(self.received_at).time() != time(0)

    @property
    def stream(self):
        return f"requests_log.entry:{self.pk}"


class EntryWords(models.Model):
    """Subject, words and copies of an entry; a correction adds the next number and keeps what was there before."""

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="all_words")
    number = models.PositiveSmallIntegerField(default=1)
    subject = models.CharField(max_length=150)
    text = models.TextField("the request in the councillor’s own words")
    # Lists of people as the message named them, such as "Iris Lowe <iris@example.org>".
    copies = models.JSONField(default=list)
    blind_copies = models.JSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["entry", "number"]
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="one_wording_of_a_number")]

    def __str__(self):
        return self.subject
