"""Own interest, the council's means, and the queue."""

from .cues import Cue, weighed
from .politics import party_political


def queue_jumping(facts, reading):
    """A matter asked to go before others; a reason of safety, or asking where it stands, is clear."""
    return weighed("queue_jumping", facts, reading)


def personal_advantage(facts, reading):
    """A favour for the asker, family, friends or business; a declared interest or the usual price is clear."""
    return weighed("personal_advantage", facts, reading)


def council_resources(facts, reading):
    """The council's means for a private or a party's purpose; hire at the usual price is clear."""
    for_party = party_political(facts, reading).verdict != "clear"
    extra = [Cue("private", 1, ())] if for_party else []
    return weighed("council_resources", facts, reading, extra)
