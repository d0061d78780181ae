"""Who somebody is to the routes, and the council's procedure with the people whom it names."""

from dataclasses import dataclass, field

from grievances.workflow.kinds import Mediation

CLERK, DEPUTY_CLERK, OFFICER, COUNCILLOR = "clerk", "deputy_clerk", "officer", "councillor"
EMPLOYED = frozenset({CLERK, DEPUTY_CLERK, OFFICER})


@dataclass(frozen=True)
class Somebody:
    """A person as the routes see him: `key` tells people apart, `roles` are those held on the day."""

    key: object
    roles: frozenset = frozenset()
    name: str = field(default="", compare=False)

    @property
    def is_employee(self):
        return not self.roles.isdisjoint(EMPLOYED)

    @property
    def is_councillor(self):
        return COUNCILLOR in self.roles

    @property
    def is_clerk(self):
        return CLERK in self.roles


# A grievance against the council as the employer: every councillor is a party to it.
WHOLE_COUNCIL = Somebody("the whole council", frozenset({COUNCILLOR}), "The council as a whole")


@dataclass(frozen=True)
class Procedure:
    """The council's procedure and its people on a day.

    `staffing_body` are the members of the body with delegated authority, its chair first, empty where there is none;
    `members` are the councillors, the head of the council first. `outsider` names who is asked when nobody of the
    council can be. `acting_clerk` acts by resolution while the Clerk is away.
    """

    clerk: Somebody | None = None
    acting_clerk: Somebody | None = None
    staffing_body: tuple[Somebody, ...] = ()
    members: tuple[Somebody, ...] = ()
    # Whether the first of the members does not head the council, because nobody does today.
    headless: bool = False
    outsider: Somebody | None = None
    mediation: Mediation = Mediation.OPTION
    # Whether the protocol or the procedure says that the head of the council does not deal with staff matters alone.
    head_not_alone: bool = True
    # Whom a councillor with a concern about an employee speaks to first: "clerk", "officer", "chair" or "committee".
    concern_first: tuple[str, ...] = (CLERK,)

    @property
    def head(self):
        return self.members[0] if self.members and not self.headless else None
