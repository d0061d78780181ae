"""What cases keep of whom, for the pages on data protection."""

from councils.data_kept import UNCHANGED, Kept

PARTS = "Whoever has a part in the case, as much as that part needs; not the Clerk, a deputy or a superuser by office"
ERASED = (
    "As long after the end of the case as the council’s limits say. Those who were in it are told 28 days before. Then "
    "the software erases it, unless the handler holds it with a reason"
)

KEPT = (
    Kept(
        "Cases: what was raised, particulars, statements, papers, letters, records of hearings, decisions (encrypted "
        "under a key of the case)",
        "Complainants, those complained of, witnesses, and whom the words name",
        "To deal with a grievance or a concern fairly and to account for it",
        PARTS,
        ERASED,
    ),
    Kept(
        "Mediation: both consents, the mediator, the dates, how it ended, and agreed terms only if both sides consent; "
        "no notes of what was said",
        "Both sides and the mediator",
        "To know that it was offered and how it ended",
        "Both sides, the handler and the mediator; nobody in the formal procedure",
        ERASED,
    ),
    Kept(
        "Who has which part in a case; names and addresses of people from outside (encrypted)",
        "Whoever has a part",
        "To let each see and do what is theirs, and nobody else anything",
        PARTS,
        ERASED,
    ),
    Kept(
        "Drafts of a case that were never raised (encrypted)",
        "Whoever writes one, and whom the words name",
        "So that a draft can wait",
        "Its writer alone",
        "90 days after it was saved last; its writer is told 14 days before",
    ),
    Kept(
        "Anonymous notes (encrypted)",
        "Whom the words name",
        "As information, without a case",
        "Whoever keeps it",
        "A year after it was received, then the software removes it",
    ),
    Kept(
        "That a case was erased: a certificate with dates, kinds and hashes of what was erased, and no content",
        "Whoever handled it last",
        "To prove the erasure, and to repeat it when an older backup is restored",
        "Whoever handled it last",
        "For good: it cannot be changed",
    ),
    Kept(
        "Kind, matter, outcome and dates of a case, without names; who acted on it and who looked at it, and when",
        "Whoever acted",
        "For the council’s yearly numbers, and to account for what was done",
        "The numbers the council, small ones left out; the acts whoever has a part, and after erasure nobody",
        UNCHANGED,
    ),
)
