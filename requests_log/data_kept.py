"""What the register keeps of whom, for the pages on data protection."""

from councils.data_kept import STAYS, UNCHANGED, Kept

CLERKS = "The Clerk and deputies"
RETAINED = (
    "At least until the date shown with the entry, which is the council’s own limit from its answer. "
    "The software erases nothing of it by itself"
)

KEPT = (
    Kept(
        "Requests: who asked whom, when and how, in which words, on what authority, and what each correction changed",
        "The councillor who asked, the officer who was asked, and people whom the words name",
        "To answer every councillor’s request in time, alike, and on the council’s authority",
        f"{CLERKS}; a councillor sees their own requests",
        RETAINED,
    ),
    Kept(
        "What the check found in a request, with the words and the clause; the Clerk’s decision with its reason",
        "The councillor who asked",
        "To advise the Clerk, who decides",
        f"{CLERKS}; findings on pressure, criticism and concerns about staff the Clerk alone",
        "For good: neither can be changed. The reason of a decision lies apart from it, so that it can be erased",
    ),
    Kept(
        "Answers, and when a request was acknowledged, extended and paused",
        "The councillor who asked",
        "To show that the council’s limits were kept",
        f"{CLERKS}, and the councillor who asked, who does not see why a count was paused",
        UNCHANGED,
    ),
    Kept(
        "What held up an answer, and the minutes spent on a request",
        "The Clerk and deputies",
        "To report to the council what its requests cost, and why some take longer",
        f"{CLERKS}; the council as sums, without names",
        "For good: it cannot be changed, only added to",
    ),
    Kept(
        "E-mails at the logging address: sender, recipients, words, names of attachments; notes of requests",
        "Whoever wrote, forwarded or received them",
        "So that the Clerk can log or answer what was asked",
        CLERKS,
        "Until the Clerk logs, answers or discards one; then only that it was here, and what became of it",
    ),
    Kept(
        "The cells of a spreadsheet of old requests that a clerk is bringing in",
        "Whoever the old register names",
        "To see what can be brought in before it is",
        CLERKS,
        "Until it is brought in or given up, and 30 days at most",
    ),
    Kept(
        "What one political group was given, and which others were told, when and how",
        "The councillor who asked, and the members of the groups",
        "To treat all groups alike, as the protocol has it",
        f"{CLERKS}; the councillor who asked sees which groups were told",
        STAYS,
    ),
    Kept(
        "Decisions on documents: which, needed for what, given or not and why, by whom; where an agenda item stands",
        "The councillor who asked, and people whom the words name",
        "To give councillors what their office needs, and to account for what is refused",
        f"{CLERKS}; the councillor who asked, once the request is answered",
        STAYS,
    ),
    Kept(
        "Interests that a councillor declared in the matter of a request, in a few words",
        "The councillor who asked",
        "To have the declaration at hand beside the request; it is no register of interests",
        f"{CLERKS}, and the councillor",
        STAYS,
    ),
    Kept(
        "Permissions for direct contact: who may ask whom, on what and until when",
        "The councillor and the officer",
        "To know whether a request to an officer was agreed with the Clerk",
        CLERKS,
        "For good: it is ended or corrected, and not removed",
    ),
)
