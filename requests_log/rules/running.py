"""The running of the office, visits, and notice of business."""

from datetime import timedelta

from .cues import weighed
from .facts import Finding
from .lexicon import load

PAPERS_DAYS = 7
"""Days before the meeting by which papers are due where the profile says nothing (the Ledbury protocol, 2.3.5)."""


def day_to_day_management(facts, reading):
    """Hours, leave, methods or supervision settled by a councillor; a question, or the committee asked, is clear."""
    return weighed("day_to_day_management", facts, reading)


def visits(facts, reading):
    """A place of work visited unannounced, or staff wanted at a surgery."""
    return weighed("visits", facts, reading)


def agenda_notice(facts, reading):
    """Dates first: item or papers too late for the meeting. Only without a meeting date does the wording speak."""
    if facts.meeting_date is None or facts.received is None:
        return weighed("agenda_notice", facts, reading)
    texts = load("reasons")["agenda_notice"]
    came = facts.papers_received or facts.received
    days = PAPERS_DAYS if facts.papers_days is None else facts.papers_days
    if came.date() > facts.meeting_date - timedelta(days=days):
        return Finding("agenda_notice", "breach", texts["late"])
    return Finding("agenda_notice", "clear", texts["clear"])
