"""One protocol, printed in every layout that councils use: what the parser must find is the same each time."""

import textwrap
from dataclasses import dataclass

SECTIONS = {
    "Purpose": [
        ("This protocol says how members and officers of the council are to work with one another. It adds to the law "
         "and takes nothing from it.", []),
        ("It was drawn up by both sides. Both sides may propose to change it at any time of the year.", []),
    ],
    "Members and what they do": [
        ("Members have these tasks:", [
            "to settle what the council wants to do and how much it may cost",
            "to look at how well it was done, to ask why where it was not done, and to see to it that the next year "
            "goes better than the last",
            "to speak for the people who elected them",
        ]),
        ("A member acts for the council only when the council has said so. This is true of the chairman too, whatever "
         "the chairman is called.", []),
    ],
    "Officers": [
        ("Officers advise the council and carry out its decisions. They answer to the Clerk, and the Clerk answers to "
         "the council as a whole.", []),
        ("Officers will:", [
            "give the same advice to everybody who asks",
            "reply to letters within ten days",
            "stay out of party politics",
            "tell the Clerk when they are asked to do what they should not do",
        ]),
        ("Nobody may punish an officer for honest advice.", []),
    ],
    "Requests": [
        ("Requests for work are sent to the Clerk, who says within a week what will be done about them and when.", []),
        ("A request that costs more than the budget allows is put on the agenda of the next meeting.", []),
    ],
    "When something goes wrong": [
        ("Those concerned talk first. If that does not help, they ask the Clerk or the chairman to listen to both of "
         "them, in private and without a record.", []),
        ("After that the grievance procedure of the council applies.", []),
    ],
}  # fmt: skip
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


@dataclass(frozen=True)
class Style:
    heading: str = "{n}. {title}"
    clause: str = "{n}.{m} {text}"  # without {m} clauses carry no number
    item: str = "({a}) {text}"
    width: int | None = None
    blank: int = 1  # between clauses
    indent: int = 0  # of items
    double: bool = False
    page: int | None = None  # lines on a page
    footer: tuple = ("{page}",)
    stop: str = ";"  # at the end of items
    capital: bool = False  # items start with one

    @property
    def numbers_clauses(self):
        return "{m}" in self.clause


def printed(style, sections=SECTIONS):
    """The text of the protocol in this style."""
    lines = ["Upper Slaughterford Parish Council", "", "Member and Officer Protocol", ""]
    for n, (title, clauses) in enumerate(sections.items(), 1):
        heading = style.heading.format(n=n, A=chr(64 + n), R=ROMAN[n - 1].upper(), title=title, TITLE=title.upper())
        lines += [*[""] * style.blank, heading, *[""] * style.blank]
        for m, (text, items) in enumerate(clauses, 1):
            lines += wrapped(style.clause.format(n=n, m=m, text=text), style.width)
            lines += [line for k, item in enumerate(items, 1) for line in item_lines(style, k, item, len(items))]
            lines += [""] * style.blank
    if style.double:
        lines = [part for line in lines for part in (line, "")]
    return "\n".join(paged(lines, style)) + "\n"


def wrapped(text, width):
    return textwrap.wrap(text, width, break_on_hyphens=False) if width else [text]


def item_lines(style, k, item, count):
    text = (item[0].upper() + item[1:] if style.capital else item) + ("." if k == count and style.stop else style.stop)
    label = style.item.format(a=chr(96 + k), i=ROMAN[k - 1], k=k, text=text)
    return [" " * style.indent + line for line in wrapped(label, style.width)]


def paged(lines, style):
    if not style.page:
        return lines
    out = []
    for number, start in enumerate(range(0, len(lines), style.page), 1):
        out += lines[start : start + style.page]
        out += ["", *[part.format(page=number) for part in style.footer], ""]
    return out


def found(parsed, style):
    """What was found, in the form of SECTIONS."""
    return {
        section.heading.capitalize().rstrip(":"): [
            (
                " ".join(block.text for block in clause.blocks if block.kind == "paragraph"),
                [
                    block.text[0].lower() + block.text.rstrip(".;")[1:]
                    for block in clause.blocks
                    if block.kind == "item"
                ],
            )
            for clause in section.clauses
        ]
        for section in parsed.sections
    }
