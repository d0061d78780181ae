from dataclasses import dataclass

from django.db import DatabaseError

BATCH = 500
# What a row raises whose content the database or Django can no longer make sense of.
UNREADABLE = (ValueError, TypeError, AttributeError, DatabaseError)


@dataclass(frozen=True)
class Fault:
    """The first row of a stream, or of the seals, that is not as it was written."""

    where: str
    place: int | str | None
    what: str

    def __str__(self):
        return f"{self.where}, {self.place}: {self.what}" if self.place is not None else f"{self.where}: {self.what}"


def readable(read, things, otherwise=lambda thing: {}):
    """The dict that `read` gives for all things; where one of them cannot be read, of each by itself."""
    try:
        return read(things)
    except UNREADABLE:
        if len(things) == 1:
            return otherwise(things[0])
        return {key: value for thing in things for key, value in readable(read, [thing], otherwise).items()}
