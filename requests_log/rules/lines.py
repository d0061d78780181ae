"""line_of_communication: requests and concerns go to the Clerk first."""

from .facts import Finding
from .instructing import arbitrated
from .lexicon import load
from .meant import live, spans_of
from .words import tokenise

# Words of a matter that are in many a request, and those that stand for every matter.
COMMON = {"about", "and", "for", "from", "matters", "of", "on", "questions", "the", "with"}
EVERY_MATTER = {"all", "any", "anything", "everything", "whatever"}


def line_of_communication(facts, reading):
    """Goes by the addressee first; a note of having gone to staff directly counts as going there."""
    verdict, row, acts = _decide(facts, reading)
    if facts.direct_contact and not facts.to_clerk_alone and verdict != "clear":
        verdict, row = ("clear", "agreed") if _names_matter(facts, reading) else ("check", "agreed_on_matter")
    return Finding("line_of_communication", verdict, load("reasons")["line_of_communication"][row], spans_of(acts))


def _decide(facts, reading):
    if facts.authority == "clerk_approval":
        return "clear", "agreed", []
    direct = live(reading, "reported", "went_direct")
    asked = live(reading, "ask_work", "ask_document", "imperative", "cause", "demand", "certain")
    if facts.addressee == "clerk":
        if not direct:
            return "clear", "clerk", []
        asked_fact = any(reading.in_sentence(act.sentence, "ask_fact") for act in direct)
        return ("check", "fact", direct) if asked_fact else ("breach", "reported", direct)
    claims = live(reading, "claim", "note_claim", "claim_by_name")
    if claims:
        return "check", "claimed", claims
    if asked and arbitrated(facts, reading)[0] != "clear":
        return "breach", "staff", asked
    questions = live(reading, "ask_fact")
    return ("check", "fact", questions) if questions else ("clear", "nothing", [])


def _names_matter(facts, reading):
    """Whether the request has a word of the matter on which direct contact was agreed."""
    matter = {word.norm for word in tokenise(facts.direct_contact) if not word.is_mark} - COMMON
    said = {norm for sentence in reading.sentences for norm in sentence.norms}
    return bool(matter & (EVERY_MATTER | said))
