"""The personal link of somebody without an account: the way to one part in one case."""

import uuid
from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.models import OutboxMail
from grievances.models.parts import Part
from grievances.models.sealed import SealedTextField

LINK_LASTS = timedelta(days=90)
CODE_LASTS = timedelta(minutes=15)
ATTEMPTS = 5


def ninety_days_on():
    return timezone.now() + LINK_LASTS


class PersonalLink(models.Model):
    """The link alone opens nothing: it sends a code to the address on record, good for a quarter of an hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="link")
    # As it was when the part began: no later change of an address leads anybody else in.
    address = SealedTextField("e-mail address")
    # Put off each time that it is used.
    expires_at = models.DateTimeField(default=ninety_days_on)
    # The mail that carries the code; the code is made when it is sent, and only its hash is kept.
    code_mail = models.ForeignKey(OutboxMail, on_delete=models.SET_NULL, null=True, related_name="+")
    code_hash = models.CharField(max_length=128, blank=True)
    code_asked_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return f"link of {self.part_id}"

    def get_absolute_url(self):
        return reverse("grievances:door", args=[self.part.council.slug, self.pk])

    @property
    def key(self):
        return self.part.case.key

    @property
    def is_open(self):
        return self.part.until is None and self.expires_at > timezone.now()

    @property
    def code_is_fresh(self):
        return bool(self.code_hash) and self.code_asked_at > timezone.now() - CODE_LASTS and self.attempts < ATTEMPTS
