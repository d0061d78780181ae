from councils.models.accounts import User
from councils.models.bodies import Committee, Seat
from councils.models.factor_resets import FactorReset, FactorResetAnswer
from councils.models.first_steps import TickedStep
from councils.models.history import Event, EventWords
from councils.models.jobs import Job, JobRun, Reminder
from councils.models.mail import OutboxMail
from councils.models.people import Council, Group, GroupMembership, Invitation, Membership, Person, Role
from councils.models.proposals import Proposal
from councils.models.seals import Seal, SealedHead
from councils.models.sessions import Session
from councils.models.stored import StoredBytes
from councils.models.time import CalendarLink, ClosedDay, Deadline, Leave, Profile, WorkingPattern

__all__ = [
    "CalendarLink",
    "ClosedDay",
    "Committee",
    "Council",
    "Deadline",
    "Event",
    "EventWords",
    "FactorReset",
    "FactorResetAnswer",
    "Group",
    "GroupMembership",
    "Invitation",
    "Job",
    "JobRun",
    "Leave",
    "Membership",
    "OutboxMail",
    "Person",
    "Profile",
    "Proposal",
    "Reminder",
    "Role",
    "Seal",
    "SealedHead",
    "Seat",
    "Session",
    "StoredBytes",
    "TickedStep",
    "User",
    "WorkingPattern",
]
