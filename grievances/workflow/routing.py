"""Which way a case goes and who handles it, by its matter and its people.

Law: a complaint about a councillor's conduct may be tried informally or by mediation and otherwise goes to the
principal council's Monitoring Officer (Localism Act 2011 s.28; R (Harvey) v Ledbury TC [2018] EWHC 1151 (Admin)); the
employer's duty to hear its employee stays (Moores v Bude-Stratton TC [2000] IRLR 676). Nobody judges his own cause.
"""

from dataclasses import dataclass, field

from grievances.workflow.kinds import HARM, Kind, Matter, Mediation, Stage
from grievances.workflow.people import WHOLE_COUNCIL, Procedure, Somebody

FORMAL = (Stage.FORMAL, Stage.DECIDED, Stage.APPEAL)


@dataclass(frozen=True)
class Route:
    """The way of one case. `handler` is None where nobody of the council can be it and no outsider is named.

    A MIXED route has no stages of its own: its `parts` are the routes of the linked cases.
    """

    kind: Kind
    stages: tuple[Stage, ...] = ()
    starts_at: Stage | None = None
    handler: Somebody | None = None
    # Whether the handler comes from outside: an outsider recommends and never decides (LGA 1972 s.101).
    outside: bool = False
    # Whether the complainant may choose the formal procedure at once.
    may_choose_formal: bool = False
    # Whether the employer owes the complainant a meeting, a reply and an appeal beside the route.
    duty: bool = False
    # Whether it is about the council as a whole: then outsiders investigate and recommend, and no panel of it decides.
    whole_council: bool = False
    subjects: tuple[Somebody, ...] = ()
    parts: tuple["Route", ...] = field(default=())


def route(matter, complainant, subjects, profile, *, formal=None):
    """The Route of a case.

    `complainant` is Somebody, `subjects` those whom it is about (none where it is about terms of work, WHOLE_COUNCIL
    for the council as a whole), `profile` the council's Procedure. `formal` is the complainant's wish: True for the
    formal procedure at once, False for informal talks first, None where nothing was said.
    Raises ValueError where nobody who may raise a case raises it, or one complains of himself.
    """
    subjects = tuple(dict.fromkeys(subjects))
    if not (complainant.is_employee or complainant.is_councillor):
        raise ValueError("Only an employee or a councillor raises a case.")
    if complainant in subjects:
        raise ValueError("Nobody complains of himself.")
    kinds = _kinds(Matter(matter), complainant, subjects)
    if len(kinds) == 1:
        ((kind, about),) = kinds.items()
        return _route(kind, Matter(matter), complainant, about, profile, formal)
    parts = tuple(
        _route(kind, Matter(matter), complainant, about, profile, formal, beside=subjects)
        for kind, about in kinds.items()
    )
    return Route(Kind.MIXED, subjects=subjects, parts=parts)


def _kinds(matter, complainant, subjects):
    """{kind: whom that part is about}. Terms of work beside a councillor's conduct are a part of their own."""
    as_employer = WHOLE_COUNCIL in subjects and matter != Matter.CONDUCT
    councillors = tuple(s for s in subjects if s.is_councillor and not (as_employer and s == WHOLE_COUNCIL))
    others = tuple(s for s in subjects if s not in councillors)
    employment = Kind.GRIEVANCE if complainant.is_employee else Kind.CONCERN
    found = {}
    if others or not councillors or (complainant.is_employee and matter == Matter.CONDITIONS):
        found[employment] = others
    if councillors:
        found[Kind.CONDUCT] = councillors
    return found


def _route(kind, matter, complainant, subjects, profile, formal, beside=()):
    handler, outside = _handler(complainant, (*subjects, *beside), profile)
    stages = _stages(kind, profile)
    return Route(
        kind=kind,
        stages=stages,
        starts_at=_start(kind, matter, stages, formal),
        handler=handler,
        outside=outside,
        may_choose_formal=kind == Kind.GRIEVANCE,
        duty=kind == Kind.CONDUCT and complainant.is_employee,
        whole_council=WHOLE_COUNCIL in subjects,
        subjects=subjects,
    )


def _stages(kind, profile):
    mediation = () if profile.mediation == Mediation.ABSENT else (Stage.MEDIATION,)
    first = (Stage.FIRST_CONTACT,) if kind == Kind.CONCERN else ()
    last = (Stage.REFERRAL,) if kind == Kind.CONDUCT else FORMAL
    return (*first, Stage.INFORMAL, *mediation, *last)


def _start(kind, matter, stages, formal):
    """Harassment, discrimination and safety do not begin with informal talks unless the complainant asks for them."""
    if (matter in HARM and formal is not False) or (formal and kind == Kind.GRIEVANCE):
        return Stage.REFERRAL if kind == Kind.CONDUCT else Stage.FORMAL
    return stages[0]


def _handler(complainant, subjects, profile: Procedure):
    """(who handles it, whether from outside): the first whom the case does not touch."""
    tainted = {complainant, *subjects}
    if WHOLE_COUNCIL in tainted:
        tainted |= set(profile.members) | set(profile.staffing_body)
    for candidate in in_order(tainted, profile):
        if candidate not in tainted:
            return candidate, False
    return profile.outsider, profile.outsider is not None


def in_order(tainted, profile):
    """In the order of the procedure: the Clerk, then the body with delegated authority, its chair first.

    Whoever acts for the Clerk works under the Clerk, so not where the Clerk is a party. Where no body has the
    authority the members of the council follow.
    """
    clerk_is_party = profile.clerk in tainted
    office = [] if clerk_is_party else [profile.acting_clerk or profile.clerk]
    body = profile.staffing_body or profile.members
    barred = {profile.head} if profile.head_not_alone else set()
    return [*filter(None, office), *(member for member in body if member not in barred)]
