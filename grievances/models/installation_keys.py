"""Under which of the installation's keys something is kept: enough to tell a missing key before anybody needs it."""

from django.db import models
from django.utils import timezone

from grievances import keys


class KeyProof(models.Model):
    """One of the keys in CASE_KEYS that wraps the key of a case or note; its fingerprint tells nothing of the key."""

    fingerprint = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"key in use since {self.since:%Y-%m-%d}"

    @classmethod
    def note_the_writing_key(cls):
        cls.objects.get_or_create(fingerprint=keys.fingerprints()[0])

    @classmethod
    def without_their_key(cls):
        """Those whose key is not in CASE_KEYS, oldest first."""
        return cls.objects.exclude(fingerprint__in=keys.fingerprints()).order_by("since")
