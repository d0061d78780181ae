"""The list of destroyed keys, each with the certificate of what was erased with it."""

from django.db import models
from django.urls import reverse

from councils.models import Council, Person


class DestroyedKeyQuerySet(models.QuerySet):
    def visible_to(self, who):
        """Whoever handled the case last."""
        return self.filter(handler=who.person) if who.person else self.none()


class DestroyedKey(models.Model):
    """The certificate holds dates, kinds of rows and hashes of what they were sealed as; nothing that anybody wrote.

    The database refuses to change it. After an older backup was restored the list is applied again
    (`manage.py forget_again`), so `case` is no foreign key.
    """

    case = models.UUIDField(primary_key=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    certificate = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = DestroyedKeyQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"key of {self.case}"

    def get_absolute_url(self):
        return reverse("grievances:certificate", args=[self.council.slug, self.case])
