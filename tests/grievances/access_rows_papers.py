"""Who may open which page of the papers of a case."""

from grievances.models import IssuedPack
from grievances.services import witnesses
from tests.access_table import CLERK, FOR_CLERKS, OFFICER, Page
from tests.grievances.access_rows import COMPLAINANT_AND_HANDLER, NOBODY, case
from tests.grievances.letters import write
from tests.grievances.makers import CANARY, make_case, parts
from tests.grievances.papers import hand_in

HANDLER_ALONE = NOBODY | {OFFICER: 403, CLERK: 200}
NONE_OF_THEM = NOBODY | {OFFICER: 403, CLERK: 403}


def of_case(make):
    """Keys of a case of the officer's, handled by the Clerk, and of what `make(case, world)` makes in it."""

    def with_args(world):
        made = make_case(world.council, world.officer)
        return {"pk": made.pk} | make(made, world)

    return with_args


def paper(made, world):
    return {"paper": hand_in(made, world.officer, CANARY.encode()).pk}


def witness(made, world):
    return {"witness": witnesses.name_witness(made, parts=parts(made, world.officer), name="Ned Fold").pk}


def letter(made, world):
    return {"letter": write(made, world.clerk, to=world.officer).pk}


def kind(world):
    return {"kind": "acknowledgement"}


def own_part(made, world):
    return {"part": parts(made, world.officer)[0].pk}


def pack(made, world):
    """A pack of which the officer has a copy."""
    target = parts(made, world.officer)[0]
    issued = IssuedPack.objects.create(case=made, by=target)
    issued.copies.add(target)
    return {"pack": issued.pk, "part": target.pk}


ROWS = [
    Page("grievances:packs", HANDLER_ALONE, case, secret="what is held about them"),
    Page("grievances:export", HANDLER_ALONE, case, secret="Take it away"),
    Page("grievances:pack-issue", NOBODY | {OFFICER: 403, CLERK: 409}, case),
    Page("grievances:pack-referral", NOBODY | {OFFICER: 403, CLERK: 404}, case),
    Page("grievances:pack-access", HANDLER_ALONE, of_case(own_part), secret="What is held about"),
    Page("grievances:pack-copy", COMPLAINANT_AND_HANDLER, of_case(pack)),
    Page("grievances:letter-templates", FOR_CLERKS),
    Page("grievances:letter-template", FOR_CLERKS, kind, secret="Merge fields"),
    Page("grievances:letter-template-word", FOR_CLERKS, kind),
    Page("grievances:letter-template-restore", FOR_CLERKS, kind),
    Page("grievances:letters", HANDLER_ALONE, case, secret="Write a letter"),
    Page("grievances:letter-new", HANDLER_ALONE, lambda world: case(world) | {"kind": "acknowledgement"}),
    Page("grievances:letter", HANDLER_ALONE, of_case(letter), secret="Thank you for what you raised"),
    Page("grievances:letter-word", HANDLER_ALONE | {OFFICER: 404}, of_case(letter)),
    Page("grievances:letter-finish", HANDLER_ALONE, of_case(letter)),
    Page("grievances:letter-send", HANDLER_ALONE, of_case(letter)),
    Page("grievances:letter-discard", HANDLER_ALONE, of_case(letter)),
    Page("grievances:papers", COMPLAINANT_AND_HANDLER, case, secret="Papers of case"),
    Page("grievances:hand-in", COMPLAINANT_AND_HANDLER, case),
    Page("grievances:statement", NONE_OF_THEM, case),
    Page("grievances:serve", HANDLER_ALONE, case),
    Page("grievances:name-witness", COMPLAINANT_AND_HANDLER, case),
    Page("grievances:ask-witness", HANDLER_ALONE, of_case(witness), secret="Ned Fold"),
    Page("grievances:paper", COMPLAINANT_AND_HANDLER, of_case(paper), secret=CANARY),
]
