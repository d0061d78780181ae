"""What the software keeps of whom, as its pages on data protection say it; every app registers its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """One kind of personal data. `how_long` is what the software does by itself, not what a council may resolve."""

    what: str
    of_whom: str
    why: str
    who_sees: str
    how_long: str


STAYS = "Until the council has it erased; the software erases nothing of it by itself"
UNCHANGED = "For good: the history cannot be changed. What somebody wrote lies apart from it, so that it can be erased"

_kept = [
    Kept(
        "Name, email address, roles with their dates, job title, seats and why they ended, political group",
        "Councillors and employees, also former ones",
        "To know who may see and do what, and whom to write to",
        "The Clerk and deputies",
        STAYS,
    ),
    Kept(
        "Email address, password (only as a hash), second factors (their keys encrypted), the date of the last "
        "sign-in, choice of a daily mail. That a lost second step was to be reset, and who agreed",
        "Everybody who has an account",
        "To sign in",
        "The person; the email address also the Clerk, deputies, and whoever runs the site; a reset those who are "
        "asked to agree",
        STAYS,
    ),
    Kept(
        "Sessions, with the kind of browser and when it was used last. Failed sign-ins are counted by where they "
        "come from, but no address of a computer is kept in clear",
        "Everybody who signs in",
        "To stay signed in, to see where one is, and to stop the guessing of passwords",
        "The person their own sessions",
        "Ended sessions are removed daily; attempts are forgotten within a day",
    ),
    Kept(
        "Each email that the site sent: address, words, and what became of it",
        "Whoever it was sent to",
        "To show what was sent and when",
        "The Clerk and deputies",
        STAYS,
    ),
    Kept(
        "The history of acts: who did what and when",
        "Whoever acted",
        "To account for what was done",
        "Those who may see the thing that it is about",
        UNCHANGED,
    ),
    Kept(
        "The days on which the Clerk works and is away, without any reason",
        "The Clerk",
        "To count the council’s limits",
        "The Clerk and deputies, and whoever may see how a date is counted",
        STAYS,
    ),
]


def register(*kept):
    _kept.extend(row for row in kept if row not in _kept)


def everything():
    return tuple(_kept)
