"""What happens next in a case, by when, and who will see it: told before it is raised, and on its page. Pure."""

from dataclasses import dataclass, field

from grievances.workflow import Kind, Route, Stage


@dataclass(frozen=True)
class Names:
    """What the sentences call people and times: `limits` are {name of the limit: its words}."""

    handler: str = ""
    first_contact: str = ""
    principal_council: str = ""
    limits: dict = field(default_factory=dict)


def next_sentences(way: Route, names: Names):
    """For whoever is about to raise it, or just has."""
    if way.handler is None:
        yield "Nobody of the council is free to handle this: everybody is concerned in it. It is kept for you alone."
        yield (
            "Ask the county association, the Society of Local Council Clerks or the principal council’s Monitoring "
            "Officer for somebody from outside. You can then name that person here."
        )
        return
    yield from _first(way, names)
    yield from _law(way, names)


def _first(way, names):
    if way.starts_at == Stage.FIRST_CONTACT:
        yield f"First you speak to {names.first_contact} yourself, and record here that you did, or why you cannot."
        yield f"{names.handler} then handles the concern."
    elif way.starts_at == Stage.INFORMAL:
        yield f"{names.handler} handles it, and tries to settle it informally: {names.limits['grievance_informal']}."
    elif way.starts_at == Stage.FORMAL:
        yield f"{names.handler} handles it, and sees that you are heard formally: {names.limits['grievance_meeting']}."
        yield "You may bring a companion: a colleague, or a trade-union representative or official."
    else:
        principal = names.principal_council or "the principal council"
        yield f"{names.handler} handles it, and can pass it to the Monitoring Officer of {principal}."


def _law(way, names):
    if way.may_choose_formal and way.starts_at == Stage.INFORMAL:
        yield "You can choose the formal procedure at any time. Nobody does it in your name."
    if way.outside:
        yield (
            "Somebody from outside can investigate and recommend. A decision is a body’s (Local Government Act 1972, "
            "section 101)."
        )
    if way.kind == Kind.CONDUCT:
        yield (
            "The council itself cannot decide on a councillor’s conduct, nor punish it. If informal talks or mediation "
            "do not help, only the Monitoring Officer can take it up (Localism Act 2011, section 28)."
        )
    if way.duty:
        yield (
            "As your employer the council owes you a meeting, to which you may bring a companion, a written reply, and "
            "an appeal against that reply."
        )


def seers(way: Route, names: Names):
    """Who will see it."""
    if way.handler is None:
        yield "You alone, until somebody from outside is named."
        return
    yield f"You and {names.handler}. Nobody else is shown that there is a case, unless they are given a part in it."
    if way.kind == Kind.CONCERN:
        yield "You are a witness in it: you will not see papers, nor what is decided about the employee."
    if way.subjects and not way.whole_council:
        yield "Those whom it is about learn of it when they are told the particulars, before any meeting with them."


# What happens at each stage, beside the map of a case's way.
AT_STAGE = {
    Stage.FIRST_CONTACT: "Whoever raised it speaks to the person first, as the protocol asks.",
    Stage.INFORMAL: "The handler talks with both sides and tries to settle it. An employee may choose formal at once.",
    Stage.MEDIATION: "Somebody from outside helps both sides to agree. Both have to want it, and nothing said is kept.",
    Stage.FORMAL: "Both sides are told what is alleged, hand in papers, and are heard by a panel.",
    Stage.DECIDED: "The decision was given in writing. Whoever may appeal has a time to do so.",
    Stage.APPEAL: "Other people look at the decision again.",
    Stage.REFERRAL: "The Monitoring Officer of the principal council deals with it. The council decides nothing.",
}


def route_map(stages, reached, *, closed=False):
    """[(label, "done" | "now" | "later", what happens there)] of the way of a case that has reached a stage.

    It may have ended in it.
    """
    place = stages.index(reached) if reached in stages else -1
    now = "done" if closed else "now"
    return [
        (stage.label, "done" if number < place else now if number == place else "later", AT_STAGE[stage])
        for number, stage in enumerate(stages)
    ]
