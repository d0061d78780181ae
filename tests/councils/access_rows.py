"""Who may open which page of accounts, people and committees."""

from datetime import date

from allauth.account.models import EmailAddress, EmailConfirmationHMAC

from councils.models import Invitation, Role
from councils.services import feeds
from tests.access_table import (
    ACT_OF_CLERKS,
    FOR_CLERKS,
    FOR_EVERY_ACCOUNT,
    KINDS,
    PUBLIC,
    SIGN_IN,
    SIGNED_OUT,
    STRANGER,
    Page,
)
from tests.councils import door_rows, post_room_rows, time_rows
from tests.makers import make_committee, make_group, make_person, make_role, make_seat

NORA = "Nora Quill"


def nora(world):
    return make_person(world.council, NORA, contact_email="nora@example.org")


def for_nora(world):
    return {"pk": nora(world).pk}


def noras_role(world):
    membership = make_role(nora(world), Role.OFFICER)
    return {"pk": membership.person_id, "membership": membership.pk}


def for_committee(world):
    return {"pk": make_committee(world.council, "Cemetery Committee").pk}


def noras_seat(world):
    seat = make_seat(make_committee(world.council), nora(world))
    return {"pk": seat.committee_id, "seat": seat.pk}


def for_group(world):
    return {"pk": make_group(world.council, "Hedgerow Group").pk}


def strangers_invitation(world):
    return {"pk": Invitation.objects.create(person=nora(world), user=world.stranger).pk}


def strangers_confirmation(world):
    return {"key": EmailConfirmationHMAC(EmailAddress.objects.get(user=world.stranger)).key}


def strangers_link(world):
    return {"pk": feeds.make_link(world.stranger)[0].pk}


OWN_LINK = dict.fromkeys(KINDS, 404) | {SIGNED_OUT: SIGN_IN, STRANGER: 200}
OWN_INVITATION = dict.fromkeys(KINDS, 404) | {SIGNED_OUT: SIGN_IN, STRANGER: 302}
SIGNED_IN_ALREADY = dict.fromkeys(KINDS, 302) | {SIGNED_OUT: 200}
ACCOUNTS = [
    Page("start", FOR_EVERY_ACCOUNT, of_council=False),
    Page("councils", PUBLIC, of_council=False, secret="Thornby Parish Council"),
    Page("due-month", FOR_EVERY_ACCOUNT, lambda world: {"first": date(2026, 11, 1)}, of_council=False),
    Page("calendar-links", FOR_EVERY_ACCOUNT, of_council=False),
    Page("calendar-link-make", FOR_EVERY_ACCOUNT, method="post", of_council=False),
    Page("calendar-link-revoke", OWN_LINK, strangers_link, of_council=False),
    Page("calendar-feed", dict.fromkeys(KINDS, 404), lambda world: {"secret": "guessed"}, of_council=False),
    Page("accept-invitation", OWN_INVITATION, strangers_invitation, method="post", of_council=False),
    Page("account_login", SIGNED_IN_ALREADY, of_council=False),
    Page("account_logout", FOR_EVERY_ACCOUNT, of_council=False),
    Page("account_inactive", PUBLIC, of_council=False),
    Page("account_signup", SIGNED_IN_ALREADY, of_council=False),
    Page("account_reauthenticate", FOR_EVERY_ACCOUNT, of_council=False),
    Page("account_email", FOR_EVERY_ACCOUNT, of_council=False),
    Page("account_email_verification_sent", PUBLIC, of_council=False),
    Page("account_change_password", FOR_EVERY_ACCOUNT, of_council=False),
    Page("account_set_password", dict.fromkeys(KINDS, 302), of_council=False),
    Page("account_reset_password", PUBLIC, of_council=False),
    Page("account_reset_password_done", PUBLIC, of_council=False),
    Page("account_reset_password_from_key", PUBLIC, lambda world: {"uidb36": "1", "key": "worn-out"}, of_council=False),
    Page("account_reset_password_from_key_done", PUBLIC, of_council=False),
    Page("account_confirm_login_code", dict.fromkeys(KINDS, 302), of_council=False),
    Page("account_confirm_email", PUBLIC, strangers_confirmation, of_council=False),
]
PAGES = [
    Page("council", PUBLIC),
    Page("council-settings", FOR_CLERKS, secret="Principal council"),
    Page("people", FOR_CLERKS, secret="Village warden"),
    Page("person-add", FOR_CLERKS),
    Page("people-bring-in", FOR_CLERKS, secret="one person a line"),
    Page("people-bring-in-check", ACT_OF_CLERKS),
    Page("people-invite-all", FOR_CLERKS),
    Page("first-steps", FOR_CLERKS),
    Page("first-steps-tick", ACT_OF_CLERKS, method="post", data={"step": "limits"}),
    Page("terms", FOR_CLERKS),
    Page("person", FOR_CLERKS, for_nora, secret="nora@example.org"),
    Page("person-held", FOR_CLERKS, for_nora, secret="nora@example.org"),
    Page("somebody-held", FOR_CLERKS, secret="not on the list"),
    Page("person-change", FOR_CLERKS, for_nora, secret="nora@example.org"),
    Page("person-invite", FOR_CLERKS, for_nora, secret="nora@example.org"),
    Page("person-withdraw", FOR_CLERKS, for_nora, secret=NORA),
    Page("person-group", FOR_CLERKS, for_nora, secret=NORA),
    Page("role-give", FOR_CLERKS, for_nora, secret=NORA),
    Page("role-end", FOR_CLERKS, noras_role, secret=NORA),
    Page("committees", FOR_CLERKS),
    Page("committee-add", FOR_CLERKS),
    Page("committee", FOR_CLERKS, for_committee, secret="Cemetery Committee"),
    Page("committee-rename", FOR_CLERKS, for_committee, secret="Cemetery Committee"),
    Page("seats-together", FOR_CLERKS, for_committee, secret="Cemetery Committee"),
    Page("seat-give", FOR_CLERKS, for_committee, secret="Cemetery Committee"),
    Page("seat-end", FOR_CLERKS, noras_seat, secret=NORA),
    Page("groups", FOR_CLERKS),
    Page("group-add", FOR_CLERKS),
    Page("group-rename", FOR_CLERKS, for_group, secret="Hedgerow Group"),
]
ROWS = ACCOUNTS + door_rows.ROWS + PAGES + time_rows.ROWS + post_room_rows.ROWS
