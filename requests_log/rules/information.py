"""Documents, secrets and copies."""

from .cues import Cue, weighed


def need_to_know(facts, reading):
    """Papers with personal or confidential information asked for without a reason that lies in a role."""
    return weighed("need_to_know", facts, reading)


def confidentiality(facts, reading):
    """Confidential business or personal data passed, or asked to be passed, to somebody not entitled to it."""
    return weighed("confidentiality", facts, reading)


def silent_copy(facts, reading):
    """Blind copies seen among the recipients, or asked for; an officer's letters passed on without leave."""
    extra = [Cue("recipients", 3, ())] if facts.blind_copies else []
    return weighed("silent_copy", facts, reading, extra)
