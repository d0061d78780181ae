"""instructing_staff: an individual councillor does not direct the work or the management of employees.

The decision table, in the order in which the rows are tried (the words of each row are in data/rows.toml):

    authority recorded   management of staff directed         breach  manages
                         directed, and going on to more       check   beyond
                         anything else                        clear   covered
    none recorded        directed, an authority is named      check   claimed
                         directed                             breach  directs
                         of staff: leave named, or a fact     check   claimed, fact
                         of staff: something else is asked    breach  directs
                         anything else                        clear   nothing

Where the learned weights speak clearly for another label than the table, theirs is given (learned.py); but what a
recorded authority covers stays clear, for facts come first.
"""

from .facts import Finding
from .learned import label
from .lexicon import load
from .meant import ORDERS, is_clerks_business, live, spans_of

SPOKEN = {"directs": ORDERS, "asks": ("ask_work", "ask_document"), "fact": ("ask_fact",)}
NOTED = {
    "directs": ("note_told", "note_order", "imperative", "cause", "demand"),
    "asks": ("note_asked", "note_thought"),
    "fact": ("note_fact", "note_detail"),
}
CLAIMS = ("claim", "note_claim")


def instructing_staff(facts, reading):
    """Breach where work or staff are directed, check where something must be looked up first, else clear."""
    verdict, row, spans = arbitrated(facts, reading)
    return Finding("instructing_staff", verdict, load("reasons")["instructing_staff"][row], spans)


def arbitrated(facts, reading):
    """(verdict, row, spans) as `decide` has it, unless the learned weights speak clearly for another label."""
    verdict, row, acts = decide(facts, reading)
    if not reading.sentences:
        return verdict, row, ()
    best, weighing = label(facts, verdict)
    if best == verdict or (facts.authority != "none" and verdict == "clear"):
        return verdict, row, spans_of(acts)
    return best, _row(best, facts), () if best == "clear" else weighing.spans


def _row(verdict, facts):
    """The row of the table that a verdict of the learned weights stands for."""
    if verdict == "check":
        return "beyond" if facts.authority != "none" else "claimed" if facts.to_clerk_alone else "fact"
    if verdict == "breach":
        return "manages" if facts.authority != "none" else "directs"
    return "covered" if facts.authority != "none" else "nothing"


def decide(facts, reading):
    """(verdict, name of the deciding row, the acts that decided)."""
    acts = NOTED if reading.note else SPOKEN
    orders, asks = live(reading, *acts["directs"]), live(reading, *acts["asks"])
    directs = orders + asks
    if facts.to_clerk_alone:
        directs = [act for act in orders if not (_is_plain(act) and is_clerks_business(reading, act))]
    if facts.authority != "none":
        return _with_authority(reading, directs)
    if deciding := directs + _management(reading, orders):
        claims = _claims(facts, reading)
        return ("check", "claimed", claims + directs) if claims else ("breach", "directs", deciding)
    if facts.to_clerk_alone:
        return "clear", "nothing", []
    return _of_staff(facts, reading, live(reading, *acts["fact"]))


def _with_authority(reading, directs):
    directed = {act.sentence for act in directs}
    carried = {act.sentence for act in live(reading, "claim", "within")}
    if manages := [act for act in live(reading, "staff_topic") if act.sentence in directed - carried]:
        return "breach", "manages", manages
    within = [act.span for act in live(reading, "within")]
    further = [act for act in live(reading, "beyond") if not within or act.span > max(within)]
    if directs and further:
        return "check", "beyond", further + directs
    return "clear", "covered", []


def _of_staff(facts, reading, questions):
    """No work was seen to be directed, and an employee other than the Clerk was addressed."""
    if reading.note and (claims := _claims(facts, reading)):
        return "check", "claimed", claims
    if questions:
        return "check", "fact", questions
    if facts.addressee == "staff" and not live(reading, "thanks", "nothing_asked"):
        asked = reading.of("note_any") if reading.note else live(reading, "asks_anything")
        if asked:
            return "breach", "directs", asked
    return "clear", "nothing", []


def _is_plain(act):
    return act.name in ("imperative", "cause")


def _management(reading, orders):
    """Assignments of staff, and talk of their hours or duties where something is ordered."""
    ordered = {act.sentence for act in orders}
    topics = [act for act in live(reading, "staff_topic") if act.sentence in ordered]
    return live(reading, "assigns") + topics


def _claims(facts, reading):
    """Somebody's leave counts where other staff are addressed: to the Clerk, the Clerk is "you"."""
    names = CLAIMS if facts.to_clerk_alone else (*CLAIMS, "claim_by_name")
    void = {act.sentence for act in live(reading, "no_claim")}
    return [act for act in live(reading, *names) if act.sentence not in void]
