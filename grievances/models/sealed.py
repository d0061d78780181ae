"""Fields whose column holds ciphertext under the key of the case, and whose attribute is the text.

A model with such fields has a property `key` (`OfCase` below gives the one of its case). Reading under a wrong key
raises keys.Unreadable: ciphertext is never handed out in place of a text. After erasure the text reads as ERASED.
"""

from django.db import models

from grievances import keys
from grievances.models.installation_keys import KeyProof

ERASED = "(erased)"


class Sealed(str):
    """Ciphertext as it came from the database, not yet opened."""

    __slots__ = ()


class _Opened:
    """Opens the text when it is first asked for; what is set is the text itself."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            instance.refresh_from_db(fields=[self.name])
        value = instance.__dict__[self.name]
        if isinstance(value, Sealed):
            value = instance.__dict__[self.name] = _opened(instance, value)
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


def _opened(instance, value):
    try:
        return keys.unseal(instance.key, value.encode()).decode() if value else ""
    except keys.Erased:
        return ERASED


class SealedTextField(models.TextField):
    """A text that lies in the database as ciphertext. It cannot be searched or ordered by."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": ""} | kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.attname, _Opened(self.attname))

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance, add):
        """What was never opened goes back as it came."""
        value = model_instance.__dict__.get(self.attname, "")
        if isinstance(value, Sealed) or not value:
            return value
        return Sealed(keys.seal(model_instance.key, value.encode()).decode())

    def from_backup(self, value):
        """What a backup holds is the ciphertext as it was (councils/backups/tables.py)."""
        return None if value is None else Sealed(value)

    def get_prep_value(self, value):
        if value and not isinstance(value, Sealed):
            raise TypeError("A sealed text is written by saving its row, and is never looked for.")
        return None if value is None else str(value)


class OwnKey(models.Model):
    """A row with a key of its own, which the installation's keys wrap."""

    # Empty once it was destroyed.
    wrapped_key = models.BinaryField(default=bytes)

    class Meta:
        abstract = True

    @classmethod
    def keep(cls, **fields):
        """A new row under a fresh key."""
        KeyProof.note_the_writing_key()
        key, wrapped = keys.new_key()
        row = cls(wrapped_key=wrapped, **fields)
        row._key = key
        row.save(force_insert=True)
        return row

    @property
    def key(self):
        """The key of its text, unwrapped once for this object."""
        if not hasattr(self, "_key"):
            self._key = keys.unwrap(self.wrapped_key)
        return self._key


class OfCase(models.Model):
    """A row of one case, sealed under the key of that case."""

    case = models.ForeignKey("grievances.Grievance", on_delete=models.PROTECT)

    class Meta:
        abstract = True

    @property
    def key(self):
        return self.case.key
