"""An Email as plain data, to be kept as JSON, and back."""

from dataclasses import asdict
from datetime import datetime

from .model import Address, Attachment, Email
from .moments import LONDON

PEOPLE = ("to", "copies", "blind_copies")


def to_plain(email):
    plain = asdict(email)
    found = plain
    while found:
        found["sent_at"] = found["sent_at"] and found["sent_at"].isoformat()
        found = found["original"]
    return plain


def from_plain(plain):
    if plain is None:
        return None
    made = dict(plain)
    made |= {name: tuple(Address(**person) for person in plain[name]) for name in PEOPLE}
    made["sender"] = plain["sender"] and Address(**plain["sender"])
    made["sent_at"] = plain["sent_at"] and datetime.fromisoformat(plain["sent_at"]).astimezone(LONDON)
    made["attachments"] = tuple(Attachment(**attachment) for attachment in plain["attachments"])
    made["original"] = from_plain(plain["original"])
    return Email(**made | {name: tuple(plain[name]) for name in ("delivered_to", "notes")})
