"""Words that read like a sanction on a councillor, which no council may impose by its grievance procedure. Pure.

Localism Act 2011 s.28(4) and (11); R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin): bans from committees and
a ban on contact with staff, imposed under a grievance procedure, were beyond the council's powers.
"""

import re

LAW = (
    "The council cannot impose a duty, a sanction or a restriction on a councillor under a grievance procedure "
    "(Localism Act 2011, section 28; R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin))."
)
MODAL = r"(?:must|shall|will|may|is|are|be|being)"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:ban(?:s|ned|ning)?|exclud\w+|suspen\w+|remov(?:e|ed|al|ing))\b[^.\n]{0,60}"
        r"\b(?:committees?|working (?:group|party)|meetings?|office|premises|council|councillor|him|her|them)\b",
        rf"\b{MODAL} (?:not|never|no longer) (?:\w+ ){{0,2}}"
        r"(?:contact|speak|e-?mail|telephone|phone|approach|visit|enter|attend|communicate)\w*\b",
        r"\b(?:no|all|any|only) (?:\w+ )?(?:contact|communications?|correspondence)\b[^.\n]{0,60}"
        r"\b(?:staff|clerk|officers?|employees?|mayor|chair)\b",
        r"\bthrough the (?:mayor|chair(?:man|person)?|clerk)\b[^.\n]{0,20}\bonly\b|\bonly through the (?:mayor|chair)",
        r"\b(?:formal|written|final) (?:warning|reprimand)s?\b|\bcensur\w+|\breprimand\w*|\bsanction\w*",
        rf"\b{MODAL} (?:required|ordered|instructed|directed) to (?:apologi[sz]e|undergo|attend|complete|take)\b",
        r"\b(?:must|shall) (?:apologi[sz]e|undergo|attend (?:\w+ )?training|resign)\b",
        r"\b(?:restrict\w*|withdraw\w*|withhold\w*)\b[^.\n]{0,40}\b(?:access|papers|information|allowances?|facilities)\b",
    )
)


def sanction_words(text):
    """The words of a text that read like a sanction, as they stand in it, in order."""
    found = {match.start(): match[0] for pattern in PATTERNS for match in pattern.finditer(text)}
    return [" ".join(found[start].split()) for start in sorted(found)]
