"""How an officer is spoken to, and when. What is found is for the Clerk alone and labels nobody."""

from .cues import Cue, weighed
from .facts import Finding
from .lexicon import load

MANY_CONTACTS = 5
"""Contacts on one matter from which the number alone is shown to the Clerk."""
SHOUTED_SHARE = 0.6


def undue_pressure(facts, reading):
    """Threats, belittling words and heated repetition; a gentle reminder is clear, however late the answer is."""
    if (facts.contacts_on_matter or 0) >= MANY_CONTACTS:
        return Finding("undue_pressure", "check", load("reasons")["undue_pressure"]["often"])
    extra = [Cue("shouting", 1, ())] if _shouted(reading) else []
    if facts.channel in ("social_media", "meeting"):
        extra.append(Cue("before others", -1, ()))
    return weighed("undue_pressure", facts, reading, extra)


def public_criticism(facts, reading):
    """An officer's conduct or ability attacked in public, or a threat of it."""
    return weighed("public_criticism", facts, reading)


def staff_concern(facts, reading):
    """A complaint of an employee put to the wrong person or in public; one put to the Clerk in private is clear."""
    return weighed("staff_concern", facts, reading)


def out_of_hours(facts, reading):
    """Work or an answer expected in free time. The hour of sending alone is no breach, so it is not weighed."""
    return weighed("out_of_hours", facts, reading)


def _shouted(reading):
    words = [word for sentence in reading.sentences for word in sentence.words if len(word.norm) > 2]
    shouted = sum(word.shouted for word in words)
    return len(words) > 5 and shouted > SHOUTED_SHARE * len(words)
