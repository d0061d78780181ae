from councils.services.bodies import (
    add_committee,
    add_group,
    end_seat,
    join_group,
    rename_committee,
    rename_group,
    seat_member,
)
from councils.services.councils import begin_site, create_council
from councils.services.invitations import accept_invitation, invite, withdraw_invitation
from councils.services.people import add_person, change_council, change_person, end_membership, give_role

__all__ = [
    "accept_invitation",
    "add_committee",
    "add_group",
    "add_person",
    "begin_site",
    "change_council",
    "change_person",
    "create_council",
    "end_membership",
    "end_seat",
    "give_role",
    "invite",
    "join_group",
    "rename_committee",
    "rename_group",
    "seat_member",
    "withdraw_invitation",
]
