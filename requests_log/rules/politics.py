"""Party and group: work for a party, reports to one group, an officer at a group's meeting, the media."""

from .cues import weighed


def party_political(facts, reading):
    """Help asked of officers for an election, a campaign or a party's cause."""
    return weighed("party_political", facts, reading)


def group_report(facts, reading):
    """A report or briefing for one group, or for it sooner than for the others."""
    return weighed("group_report", facts, reading)


def group_attendance(facts, reading):
    """An officer asked or required to come to a group's meeting; an invitation that may be refused is clear."""
    return weighed("group_attendance", facts, reading)


def media(facts, reading):
    """The council made to speak for one side, or spoken for without leave."""
    return weighed("media", facts, reading)
