"""Acts on protocols: bring a version in, mend it, adopt it, review it, confirm that one has read it."""

from protocols.services.acknowledgements import acknowledge
from protocols.services.adoption import adopt_version
from protocols.services.answers import changes_of_profile, confirm_answers, set_answer, use_answers
from protocols.services.draft_places import begin_section, edit_section, join_section, move_clause, place_clause
from protocols.services.drafts import edit_clause, join_next, put_back, split_clause, take_out, tick_warning
from protocols.services.proposals import read_again
from protocols.services.reminders import remind_now, send_reminders
from protocols.services.reviews import record_review
from protocols.services.rules import confirm_rules, map_rule
from protocols.services.streams import stream_of
from protocols.services.texts import discard_draft, import_version

__all__ = [
    "acknowledge",
    "adopt_version",
    "begin_section",
    "changes_of_profile",
    "confirm_answers",
    "confirm_rules",
    "discard_draft",
    "edit_clause",
    "edit_section",
    "import_version",
    "join_next",
    "join_section",
    "map_rule",
    "move_clause",
    "place_clause",
    "put_back",
    "read_again",
    "record_review",
    "remind_now",
    "send_reminders",
    "set_answer",
    "split_clause",
    "stream_of",
    "take_out",
    "tick_warning",
    "use_answers",
]
