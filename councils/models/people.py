"""Who everybody is to a council: persons, the roles they hold and for how long, their political groups."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models.accounts import User
from councils.titles import titled

# First parts of addresses that the site itself uses, or will hardly do without.
RESERVED_SLUGS = frozenset(
    {
        "accessibility",
        "accounts",
        "admin",
        "api",
        "assets",
        "councils",
        "demo",
        "feeds",
        "health",
        "help",
        "invitations",
        "media",
        "privacy",
        "set-up",
        "static",
    }
)


def not_reserved(slug):
    if slug in RESERVED_SLUGS:
        raise ValidationError(f"“{slug}” is an address of the site itself. Choose another one.", code="reserved")


class Council(models.Model):
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        validators=[not_reserved],
        help_text="The first part of every page's address.",
    )
    principal_council = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail address for the public", blank=True)
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Person(models.Model):
    """Somebody to one council; an account is optional and may stand behind persons in several councils."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=120)
    contact_email = models.EmailField("e-mail address", blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="persons")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(fields=["council", "user"], name="one_person_per_account_and_council"),
        ]

    def __str__(self):
        return self.name

    @property
    def email(self):
        """Where mail reaches this person: the account's address, which only its owner changes, or the Clerk's note."""
        return self.user.email if self.user else self.contact_email


class TermQuerySet(models.QuerySet):
    def current(self, on=None):
        """Rows in force on a date (today unless given); the last day of a term still counts."""
        on = on or timezone.localdate()
        return self.filter(Q(since__lte=on) & (Q(until=None) | Q(until__gte=on)))

    def overlapping(self, since, until=None):
        """Rows that share a day with the time from `since` to `until` (open-ended unless given)."""
        begun = Q(since__lte=until) if until else Q()
        return self.filter(begun & (Q(until=None) | Q(until__gte=since)))


class Term(models.Model):
    """Something that a person holds from a day on, and up to and with another once it has ended."""

    since = models.DateField("from")
    until = models.DateField("last day", null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="%(class)s_ends_after_it_begins"
            ),
        ]

    @property
    def is_over(self):
        return self.until is not None and self.until < timezone.localdate()

    @property
    def begins_later(self):
        return self.since > timezone.localdate()


class Role(models.TextChoices):
    CLERK = "clerk", titled("Clerk")
    DEPUTY_CLERK = "deputy_clerk", titled("Deputy Clerk")
    OFFICER = "officer", "Officer"
    COUNCILLOR = "councillor", "Councillor"


class Membership(Term):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    post = models.CharField("job title", max_length=80, blank=True)

    def __str__(self):
        return f"{self.person}: {self.title}"

    @property
    def title(self):
        return f"{self.get_role_display()}, {self.post}" if self.post else self.get_role_display()


class Group(models.Model):
    """A political group of the council."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="one_group_of_a_name")]

    def __str__(self):
        return self.name


class GroupMembership(Term):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="group_memberships")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")

    def __str__(self):
        return f"{self.person}: {self.group}"


class InvitationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(accepted_at=None, withdrawn_at=None)

    def withdraw(self):
        """Close those that are open; returns how many there were."""
        return self.open().update(withdrawn_at=timezone.now())


class Invitation(models.Model):
    """An offer to stand behind a person with one's own account; only whoever owns the address can accept it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_per_person",
            ),
        ]

    def __str__(self):
        return f"{self.person} ({self.user})"
