"""Decisions, money, policy and professional advice."""

from .cues import Cue, weighed

RECORDED = Cue("recorded decision", -3, ())


def acts_on_decisions(facts, reading):
    """An act of the council asked for on one member's word; clear where a decision is recorded."""
    if facts.authority in ("council_resolution", "committee_resolution"):
        return weighed("acts_on_decisions", facts, reading, [RECORDED])
    return weighed("acts_on_decisions", facts, reading)


def committee_remit(facts, reading):
    """A chair, a group or a working party deciding what only a committee may decide."""
    return weighed("committee_remit", facts, reading)


def unauthorised_commitment(facts, reading):
    """The council committed to money, a contract or a position without a recorded decision."""
    if facts.authority in ("council_resolution", "committee_resolution"):
        return weighed("unauthorised_commitment", facts, reading, [RECORDED])
    return weighed("unauthorised_commitment", facts, reading)


def outside_policy(facts, reading):
    """A rule asked to be set aside; asking what it is, or how to change it, is clear."""
    return weighed("outside_policy", facts, reading)


def pressure_on_advice(facts, reading):
    """An officer pressed to change advice; to disagree with it and say so is clear."""
    return weighed("pressure_on_advice", facts, reading)
