"""Rows with the bytes of a file, which lie in the row itself or in the store of files."""

from django.db import models
from django.db.models import Q

from councils import file_store


class StoredBytes(models.Model):
    """`sealed` are the bytes, and empty where they lie in the store; `stored_as` is their name there, or empty."""

    sealed = models.BinaryField(default=bytes)
    stored_as = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(Q(stored_as="") & ~Q(sealed=b"")) | (~Q(stored_as="") & Q(sealed=b"")),
                name="%(class)s_lies_in_one_place",
            )
        ]

    @staticmethod
    def placed(content):
        """The columns of bytes that are kept where this installation keeps files now. Raises file_store.StoreAway."""
        if file_store.is_set():
            return {"sealed": b"", "stored_as": file_store.put(content)}
        return {"sealed": content, "stored_as": ""}

    @staticmethod
    def found(sealed, stored_as):
        """The bytes, wherever they lie. Raises file_store.StoreAway or Lost."""
        return file_store.get(stored_as) if stored_as else bytes(sealed)
