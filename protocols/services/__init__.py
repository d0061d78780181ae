"""Acts on protocols: bring a version in, adopt it, review it, confirm that one has read it."""

from protocols.services.acknowledgements import acknowledge
from protocols.services.adoption import adopt_version
from protocols.services.reminders import send_reminders
from protocols.services.reviews import record_review
from protocols.services.rules import map_rule
from protocols.services.streams import stream_of
from protocols.services.texts import discard_draft, import_version

__all__ = [
    "acknowledge",
    "adopt_version",
    "discard_draft",
    "import_version",
    "map_rule",
    "record_review",
    "send_reminders",
    "stream_of",
]
