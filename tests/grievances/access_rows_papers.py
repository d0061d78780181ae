"""Who may open which page of the papers of a case."""

from grievances.services import witnesses
from tests.access_table import CLERK, OFFICER, Page
from tests.grievances.access_rows import COMPLAINANT_AND_HANDLER, NOBODY, case
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


ROWS = [
    Page("grievances:papers", COMPLAINANT_AND_HANDLER, case, secret="Papers of case"),
    Page("grievances:hand-in", COMPLAINANT_AND_HANDLER, case),
    Page("grievances:statement", NONE_OF_THEM, case),
    Page("grievances:serve", HANDLER_ALONE, case),
    Page("grievances:name-witness", COMPLAINANT_AND_HANDLER, case),
    Page("grievances:ask-witness", HANDLER_ALONE, of_case(witness), secret="Ned Fold"),
    Page("grievances:paper", COMPLAINANT_AND_HANDLER, of_case(paper), secret=CANARY),
]
