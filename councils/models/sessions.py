"""Who is signed in where: Django's sessions, with what their owner is shown of them beside the data."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from councils.models.accounts import User


class Session(AbstractBaseSession):
    """`handle` names it on pages, where its key would let anybody in who reads it. No address of a computer is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    # Not unique: a session that gets another key stands there twice for a moment.
    handle = models.UUIDField(null=True, db_index=True)
    device = models.CharField(max_length=80, blank=True)
    began_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta(AbstractBaseSession.Meta):
        indexes = [models.Index(fields=["user", "-used_at"], name="sessions_of_an_account")]
