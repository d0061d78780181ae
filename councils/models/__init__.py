from councils.models.accounts import User
from councils.models.bodies import Committee, Seat
from councils.models.history import Event, EventWords
from councils.models.mail import OutboxMail
from councils.models.people import Council, Group, GroupMembership, Invitation, Membership, Person, Role

__all__ = [
    "Committee",
    "Council",
    "Event",
    "EventWords",
    "Group",
    "GroupMembership",
    "Invitation",
    "Membership",
    "OutboxMail",
    "Person",
    "Role",
    "Seat",
    "User",
]
