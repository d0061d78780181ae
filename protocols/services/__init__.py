"""Acts on protocols: bring a version in, adopt it, review it, confirm that one has read it."""

from protocols.services.acknowledgements import acknowledge
from protocols.services.adoption import adopt_version
from protocols.services.answers import changes_of_profile, confirm_answers, set_answer, use_answers
from protocols.services.reminders import send_reminders
from protocols.services.reviews import record_review
from protocols.services.rules import confirm_rules, map_rule
from protocols.services.streams import stream_of
from protocols.services.texts import discard_draft, import_version

__all__ = [
    "acknowledge",
    "adopt_version",
    "changes_of_profile",
    "confirm_answers",
    "confirm_rules",
    "discard_draft",
    "import_version",
    "map_rule",
    "record_review",
    "send_reminders",
    "set_answer",
    "stream_of",
    "use_answers",
]
