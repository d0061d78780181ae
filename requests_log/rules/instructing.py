"""instructing_staff: an individual councillor does not direct the work or the management of employees."""

from itertools import pairwise

from .facts import Finding
from .lexicon import load
from .spans import merged

ORDERS = ("imperative", "cause", "demand", "certain", "reported")
SPOKEN = {"directs": ORDERS, "asks": ("ask_work", "ask_document"), "fact": ("ask_fact",)}
NOTED = {
    "directs": ("note_told", "note_order"),
    "asks": ("note_asked", "note_thought"),
    "fact": ("note_fact", "note_detail"),
}

SEEING_TO_IT = {"see", "sure", "ensure"}
SUBJECTS = {"i", "he", "she", "they", "we", "who"}
CLAIMS = ("claim", "note_claim")


def instructing_staff(facts, reading):
    """Breach where work or staff are directed, check where something must be looked up first, else clear."""
    verdict, row, acts = decide(facts, reading)
    return Finding("instructing_staff", verdict, load("reasons")["instructing_staff"][row], spans_of(acts))


def decide(facts, reading):
    """(verdict, name of the deciding row, the acts that decided)."""
    seen = {name: live(reading, *acts) for name, acts in (NOTED if reading.note else SPOKEN).items()}
    if facts.addressee == "clerk":
        directs = [act for act in seen["directs"] if not _is_clerks_business(reading, act)]
    else:
        directs = seen["directs"] + seen["asks"]
    manages = _management(reading, seen["directs"])
    if facts.authority != "none":
        return _with_authority(reading, directs, live(reading, "staff_topic"))
    if directs or manages:
        claims = _claims(facts, reading)
        return ("check", "claimed", claims + directs) if claims else ("breach", "directs", directs + manages)
    claims = _claims(facts, reading) if reading.note else []
    if facts.addressee != "clerk" and claims:
        return "check", "claimed", claims
    if facts.addressee != "clerk" and seen["fact"]:
        return "check", "fact", seen["fact"]
    if facts.addressee == "staff" and not live(reading, "thanks", "nothing_asked"):
        asked = reading.of("note_any") if reading.note else live(reading, "asks_anything")
        if asked:
            return "breach", "directs", asked
    return "clear", "nothing", []


def _with_authority(reading, directs, manages):
    beyond = live(reading, "beyond")
    if any(act.sentence in {other.sentence for other in directs} for act in manages):
        return "breach", "manages", manages
    within = [act.span for act in live(reading, "within")]
    further = [act for act in beyond if not within or act.span > max(within)]
    if directs and further:
        return "check", "beyond", further + directs
    return "clear", "covered", []


def _management(reading, directs):
    """Assignments of staff, and talk of their hours or duties where something is directed."""
    assigned = live(reading, "assigns")
    topics = live(reading, "staff_topic")
    directed = {act.sentence for act in directs}
    return assigned + [act for act in topics if act.sentence in directed]


def _claims(facts, reading):
    """Somebody's leave counts where other staff are addressed: to the Clerk, the Clerk is "you"."""
    names = CLAIMS if facts.addressee == "clerk" else (*CLAIMS, "claim_by_name")
    void = {act.sentence for act in live(reading, "no_claim")}
    return [act for act in live(reading, *names) if act.sentence not in void]


def live(reading, *names):
    """Acts that are the asker's own: not another's words, not negated, not left to somebody's decision."""
    return [act for act in reading.of(*names) if not _set_aside(reading, act)]


def _set_aside(reading, act):
    if act.quoted and not reading.note:
        return True
    if reading.note and act.name in ("note_order", *ORDERS) and not act.quoted:
        return True
    if act.name in (
        "claim",
        "note_claim",
        "claim_by_name",
        "no_claim",
        "beyond",
        "within",
        "staff_topic",
        "ask_fact",
        "note_fact",
    ):
        return False
    if act.name in ORDERS and _is_softened(reading, act):
        return True
    if act.name in ("ask_work", "ask_document", "note_asked") and _asks_a_fact(reading, act):
        return True
    others = "note_others" if reading.note else "others_words"
    frames = ("negated", "conditional", "hoped", "own_check", others)
    return any(_covers(other, act) for other in reading.in_sentence(act.sentence, *frames))


def _is_clerks_business(reading, act):
    business = reading.in_sentence(act.sentence, "clerks_business")
    return act.name in ("imperative", "cause") and any(_overlap(other, act) for other in business)


def _asks_a_fact(reading, act):
    """ "Could you let me have the date": the wording of a request, for a fact."""
    facts = reading.in_sentence(act.sentence, "note_detail" if reading.note else "ask_fact")
    return any(fact.words[0] <= act.words[0] < fact.words[1] for fact in facts)


def _is_softened(reading, act):
    """An order-like wording inside a question, about a paper or an agenda, or about people who are not staff."""
    if act.name in ("reported", "certain") and _near_elsewhere(reading, act):
        return True
    if act.name == "demand" and "not" in _norms(reading, act)[:4] and "expect" in _norms(reading, act):
        return True
    if act.name in ("imperative", "cause") and _continues(reading, act):
        return True
    sentence = reading.sentences[act.sentence]
    if act.name in ("demand", "certain") and (sentence.question or reading.in_sentence(act.sentence, "opinion")):
        return True
    if act.name != "imperative" and _about_family(reading, act):
        return True
    if reading.in_sentence(act.sentence, "others_say"):
        return True
    papers = reading.in_sentence(act.sentence, "ask_document", "agenda", "consider", "ask_fact")
    if any(_overlap(other, act) for other in papers) and not reading.in_sentence(act.sentence, "staff_topic"):
        return True
    outside = reading.in_sentence(act.sentence, "elsewhere")
    if act.name in ("demand", "certain") and any(other.words[0] < act.words[1] for other in outside):
        return True
    if SEEING_TO_IT & set(_norms(reading, act)):
        return False
    asks = reading.in_sentence(act.sentence, "ask_work", "ask_fact", "consider")
    return sentence.question and any(ask.words[0] < act.words[0] for ask in asks)


def _near_elsewhere(reading, act):
    return any(reading.in_sentence(i, "elsewhere") for i in (act.sentence - 1, act.sentence))


def _continues(reading, act):
    """ "I'd move the tap, put in a bench", "he came, put it down": the verb still hangs on what went before."""
    sentence = reading.sentences[act.sentence]
    norms = sentence.norms[: act.words[0]]
    if sentence.norms[act.words[0]] in load("classes")["same_past"] and SUBJECTS & set(norms):
        return True
    hangs = pairwise(norms)
    return any(
        who in ("i", "we", "they", "he", "she") and how in ("would", "will", "could", "might") for who, how in hangs
    )


def _about_family(reading, act):
    """The asker's own family is told, or the one told turns out to be of it."""
    family = reading.in_sentence(act.sentence, "family")
    return any(_overlap(other, act) or " , " in f" {' '.join(_norms(reading, other))} " for other in family)


def _norms(reading, act):
    return reading.sentences[act.sentence].norms[slice(*act.words)]


def _overlap(one, other):
    return one.words[0] < other.words[1] and other.words[0] < one.words[1]


def _covers(other, act):
    """A negation or condition counts for what follows it closely."""
    return other.words[0] <= act.words[0] <= other.words[1] + 1


def spans_of(acts):
    """The characters of the acts, joined and in order."""
    return merged(act.span for act in acts)
