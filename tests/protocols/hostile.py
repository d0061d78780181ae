"""A text that would be something else to a typesetter, a browser, a word processor or a spreadsheet."""

from datetime import date

from protocols.output import Document
from protocols.parsing import Block, Clause, Parsed, Section

MARKUP = '#read("/etc/passwd") #eval("1") *bold* $x^2$ @ref <label> `raw` // gone \\ = Heading [x](y) {{ y }} {% z %}'
SCRIPT = "<script>alert(1)</script> & <w:p/> ]]>"
CLAUSES = [
    Clause(
        "1.1", None, [Block("paragraph", None, MARKUP), Block("item", "a", SCRIPT), Block("item", None, "no letter")]
    ),
    Clause("1.1", "A heading", [Block("paragraph", None, "Printed twice."), Block("paragraph", None, "a) is no item")]),
    Clause("1.2", None, [Block("item", "c", "An item at once"), Block("paragraph", None, "• is no bullet")]),
    Clause("a", None, [Block("paragraph", None, "A thumb 👍🏽, a family 👩‍👩‍👧, a flag 🇬🇧 and 議会.")]),
    Clause(None, None, [Block("paragraph", None, "2.2 is a number in a sentence."), Block("item", "c", "twice")]),
    Clause(None, None, [Block("paragraph", None, "Other scripts: שלום עולם, مرحبا, Ŵyth, Ελλάδα, Ѓорѓи.")]),
    Clause(None, "## Hash", [Block("paragraph", None, "\\ begins with a stroke"), Block("paragraph", None, "§ 9")]),
    Clause(None, None, [Block("item", None, "Nothing above it")]),
    Clause("9", None, []),
]
SECTIONS = [
    Section(None, "", [Clause(None, None, [Block("paragraph", None, "Opening words.")])]),
    Section("1", "= #set text(red) *", CLAUSES),
    Section(None, "Mr. Smith's section", []),
    Section("IV", "3. Numbered twice", [Clause("4.1", "1.1 in a heading", [])]),
    Section(None, "§", [Clause(None, "Of no number", [])]),
]


def document(sections=SECTIONS, *, title="The *protocol* of #councils 🙂", council="Thornby & <b>Parish</b> Council"):
    facts = [("Version", "2, in force"), ("Adopted", "May 2023"), ("Reviewed", "2024"), ("Reviewed", "3 May 2025")]
    parsed = Parsed(title=title, council=council, sections=sections)
    return Document(title=title, council=council, facts=facts, parsed=parsed, dated=date(2023, 5, 4))
