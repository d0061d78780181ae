"""line_of_communication: requests and concerns go to the Clerk first."""

from .facts import Finding
from .instructing import decide, live, spans_of
from .lexicon import load


def line_of_communication(facts, reading):
    """Goes by the addressee first; a note of having gone to staff directly counts as going there."""
    verdict, row, acts = _decide(facts, reading)
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
    if asked and decide(facts, reading)[0] != "clear":
        return "breach", "staff", asked
    questions = live(reading, "ask_fact")
    return ("check", "fact", questions) if questions else ("clear", "nothing", [])
