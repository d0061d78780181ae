"""Which acts are the asker's own and meant: not another's words, not a question, not about people who are not staff."""

from itertools import pairwise

from .lexicon import load
from .spans import merged

ORDERS = ("imperative", "cause", "demand", "certain", "reported")
ALWAYS_MEANT = frozenset(
    ("claim", "note_claim", "claim_by_name", "no_claim", "beyond", "within", "staff_topic", "ask_fact", "note_fact")
)
SUBJECTS = {"i", "he", "she", "they", "we", "who"}
HELPERS = {"would", "will", "could", "might"}
SEEING_TO_IT = {"see", "sure", "ensure"}


def live(reading, *names):
    """The acts of these names that are the asker's own and meant, in order."""
    return [act for act in reading.of(*names) if is_live(reading, act)]


def is_live(reading, act):
    """Whether one act is the asker's own and meant."""
    return not _set_aside(reading, act)


def spans_of(acts):
    """The characters of the acts, joined and in order."""
    return merged(act.span for act in acts)


def is_clerks_business(reading, act):
    """To note, record, reply or send papers is what a Clerk does for any member."""
    return _overlaps_any(reading, act, "clerks_business")


def _set_aside(reading, act):
    if act.quoted and not reading.note:
        return True
    if act.name in ALWAYS_MEANT:
        return False
    if any(act.name in names and test(reading, act) for names, test in _TESTS):
        return True
    others = "note_others" if reading.note else "others_words"
    frames = reading.in_sentence(act.sentence, "negated", "conditional", "hoped", "own_check", others)
    return any(frame.words[0] <= act.words[0] <= frame.words[1] + 1 for frame in frames)


def _is_narrated(reading, act):
    """In a note only the words in quotation marks are the asker's own orders."""
    return reading.note and not act.quoted


def _asks_a_fact(reading, act):
    """ "Could you let me have the date": the wording of a request, for a fact."""
    facts = reading.in_sentence(act.sentence, "note_detail" if reading.note else "ask_fact")
    return any(fact.words[0] <= act.words[0] < fact.words[1] for fact in facts)


def _is_asked_about(reading, act):
    """ "She asked what Len would be doing": told of in a question."""
    questions = reading.in_sentence(act.sentence, "note_fact")
    return any(asked.words[0] < act.words[0] < asked.words[1] for asked in questions)


def _is_of_others_before(reading, act):
    """Volunteers, a contractor or another body were just spoken of."""
    return any(reading.in_sentence(i, "elsewhere") for i in (act.sentence - 1, act.sentence))


def _is_of_others_here(reading, act):
    return any(other.words[0] < act.words[1] for other in reading.in_sentence(act.sentence, "elsewhere"))


def _is_not_expected(reading, act):
    norms = _norms(reading, act)
    return "not" in norms[:4] and "expect" in norms


def _is_an_opinion(reading, act):
    asked = reading.sentences[act.sentence].question
    return asked or bool(reading.in_sentence(act.sentence, "opinion"))


def _continues(reading, act):
    """ "I'd move the tap, put in a bench", "he came, put it down": the verb still hangs on what went before."""
    norms = reading.sentences[act.sentence].norms
    before = norms[: act.words[0]]
    if norms[act.words[0]] in load("classes")["same_past"] and SUBJECTS & set(before):
        return True
    return any(who in SUBJECTS and how in HELPERS for who, how in pairwise(before))


def _is_of_the_family(reading, act):
    """The asker's own family is told, or the one told turns out to be of it."""
    family = reading.in_sentence(act.sentence, "family")
    return any(_overlap(other, act) or "," in _norms(reading, other) for other in family)


def _is_others_saying(reading, act):
    return bool(reading.in_sentence(act.sentence, "others_say"))


def _is_permission(reading, act):
    return bool(reading.in_sentence(act.sentence, "permitted"))


def _is_about_papers(reading, act):
    """About a document, an agenda or a matter to consider, and not about employees' time."""
    about = _overlaps_any(reading, act, "ask_document", "agenda", "consider", "ask_fact")
    return about and not reading.in_sentence(act.sentence, "staff_topic")


def _is_a_question(reading, act):
    """Part of a question that asks; "would you see that it is done" is an order all the same."""
    if not reading.sentences[act.sentence].question or SEEING_TO_IT & set(_norms(reading, act)):
        return False
    asks = reading.in_sentence(act.sentence, "ask_work", "ask_fact", "consider")
    return any(ask.words[0] < act.words[0] for ask in asks)


_TESTS = (
    (("note_order", *ORDERS), _is_narrated),
    (("ask_work", "ask_document", "note_asked"), _asks_a_fact),
    (("note_told",), _is_asked_about),
    (("reported", "certain"), _is_of_others_before),
    (("demand", "certain"), _is_of_others_here),
    (("demand",), _is_not_expected),
    (("demand", "certain"), _is_an_opinion),
    (("imperative", "cause"), _continues),
    (("cause", "demand", "certain", "reported", "assigns"), _is_of_the_family),
    (("imperative",), _is_permission),
    (ORDERS, _is_others_saying),
    (ORDERS, _is_about_papers),
    (ORDERS, _is_a_question),
)


def _overlaps_any(reading, act, *names):
    return any(_overlap(other, act) for other in reading.in_sentence(act.sentence, *names))


def _overlap(one, other):
    return one.words[0] < other.words[1] and other.words[0] < one.words[1]


def _norms(reading, act):
    return reading.sentences[act.sentence].norms[slice(*act.words)]
