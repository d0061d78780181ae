"""Where somebody with something to say is sent. Pure; nothing of an answer is kept.

Law: whistleblowing goes to a prescribed person where the worker chooses (Employment Rights Act 1996 s.43F and the
Public Interest Disclosure (Prescribed Persons) Order 2014); a request for one's own data is answered within one month
(UK GDPR art. 12 and 15); a councillor's conduct is the principal council's (Localism Act 2011 s.28).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One answer to "what do you want to raise?"; `for_here` ways lead to the form, the others to an address."""

    code: str
    label: str
    hint: str = ""
    for_here: bool = False
    # Whose it is; the others are not offered it.
    of_employees: bool = True
    of_councillors: bool = True
    heading: str = ""
    says: tuple[str, ...] = ()


WAYS = {
    way.code: way
    for way in (
        Way(
            "grievance",
            "A grievance about my work, or about how somebody treats me",
            "Such as pay, hours, safety or bullying. You choose later how it begins.",
            for_here=True,
            of_councillors=False,
        ),
        Way(
            "concern",
            "A concern about an employee’s conduct, behaviour or performance",
            "First you speak to the person whom the protocol names for it.",
            for_here=True,
            of_employees=False,
        ),
        Way(
            "conduct",
            "A complaint about a councillor’s conduct",
            "It can be tried informally or by mediation here. Beyond that it is the Monitoring Officer’s.",
            for_here=True,
        ),
        Way(
            "whistleblowing",
            "Wrongdoing in the public interest (whistleblowing)",
            "Such as a crime, a danger to health or safety, misuse of money, or a cover-up.",
            heading="Whistleblowing does not go through this site",
            says=(
                "The law protects you when you tell your employer or a prescribed person. For a parish or town council "
                "that is mostly the council’s external auditor. For health and safety it is the Health and Safety "
                "Executive, and for personal data the Information Commissioner.",
                "Your council’s whistleblowing policy names whom to tell inside the council. If it concerns that "
                "person, go to a prescribed person.",
                "Protect, the whistleblowing charity, and Acas advise free of charge and in confidence. So does a "
                "trade union.",
            ),
        ),
        Way(
            "resident",
            "A resident’s complaint about the council’s services",
            heading="This goes to the council’s complaints procedure",
            says=(
                "A complaint about the council’s administration or its services is dealt with under its complaints "
                "procedure, which the council publishes.",
            ),
        ),
        Way(
            "data",
            "A request for my personal data, or a complaint about how it is used",
            heading="This goes to the council as keeper of your data",
            says=(
                "Ask the Clerk for a copy of what the council holds about you. It has one month to answer. If the "
                "Clerk is the wrong person to ask, write to the chair of the council.",
                "If the answer does not satisfy you, you can complain to the Information Commissioner.",
            ),
        ),
    )
}


def ways_for(*, employed):
    """What an employee is offered, or a councillor."""
    return [way for way in WAYS.values() if (way.of_employees if employed else way.of_councillors)]
