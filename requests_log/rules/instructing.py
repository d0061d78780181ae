"""instructing_staff: an individual councillor does not direct the work or the management of employees."""

from .facts import Finding
from .lexicon import load

ORDERS = ("imperative", "cause", "demand", "certain", "reported")
ASKS = ("ask_work", "ask_document")


def instructing_staff(facts, reading):
    """Breach where work or staff are directed, check where something must be looked up first, else clear."""
    verdict, row, acts = decide(facts, reading)
    return Finding("instructing_staff", verdict, load("reasons")["instructing_staff"][row], spans_of(acts))


def decide(facts, reading):
    """(verdict, name of the deciding row, the acts that decided)."""
    management = live(reading, "staff_management")
    asked = live(reading, *ORDERS, *(ASKS if facts.addressee != "clerk" else ()))
    claims = live(reading, "claim")
    beyond = live(reading, "beyond")
    if facts.authority != "none":
        if management and live(reading, *ORDERS):
            return "breach", "manages", management
        if asked and beyond:
            return "check", "beyond", beyond + asked
        return "clear", "covered", []
    if asked or (management and live(reading, *ORDERS)):
        if claims:
            return "check", "claimed", claims + asked
        return "breach", "directs", asked + management
    facts_asked = live(reading, "ask_fact")
    if facts.addressee != "clerk" and facts_asked:
        return "check", "fact", facts_asked
    return "clear", "nothing", []


def live(reading, *names):
    """Acts that are the asker's own: not another's words, not negated, not left to somebody's decision."""
    return [act for act in reading.of(*names) if not _set_aside(reading, act)]


def _set_aside(reading, act):
    if act.quoted and not reading.note:
        return True
    if act.name in ("claim", "beyond", "staff_management", "ask_fact"):
        return False
    return any(_covers(other, act) for other in reading.in_sentence(act.sentence, "negated", "conditional"))


def _covers(other, act):
    """A negation or condition counts for what follows it closely."""
    return other.words[0] <= act.words[0] <= other.words[1] + 1


def spans_of(acts):
    """The characters of the acts, merged and in order."""
    merged = []
    for start, end in sorted({act.span for act in acts}):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
