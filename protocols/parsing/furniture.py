"""What the page or the website printed around the protocol: it is left out, and named in a warning."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from protocols.parsing.dates import find_dates
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import read_label
from protocols.parsing.phrases import could_be_heading, ended, has_verb, starts_low

_LONGEST = 160  # longer lines are text
_OF = r"(?:\s*(?:of|/)\s*\d{1,3})"
_PAGE = re.compile(
    rf"p ?a ?g ?e\s*[|:]?\s*\d{{1,3}}{_OF}?|\d{{1,3}}\s*\|\s*p ?a ?g ?e|\d{{1,3}}\s+of\s+\d{{1,3}}"
    r"|[-–—\[|]\s*\d{1,3}\s*[-–—\]|]|p(?:g|age)?\.?\s?\d{1,3}",
    re.IGNORECASE,
)
_PAGE_WITHIN = re.compile(
    rf"(?:.{{1,90}}[\s|–-])?page\s*\d{{1,3}}(?:{_OF}|\s*[|–—-].*)|.{{1,90}}[\t|–—]\s*(?:page|p\.?)\s*\d{{1,3}}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-–—_=*~.·|+#:<>… \t]+")
_DRAFT = re.compile(
    r"(?:(?:final|first|second|third|revised|consultation|working)\s+)?draft(?:\s+(?:document|copy|version|only"
    r"|for\s+(?:consultation|approval|adoption|discussion|comments?)))?(?:\s*[-–]?\s*(?:v|version)?\s*\d[\d.]*)?",
    re.IGNORECASE,
)
_BLANK_TO_FILL = re.compile(r"[._…]{5,}|…{2,}|_{3,}")
_SIGNATURE = re.compile(r"(?:signed|signature|print name|name in full|dated)\b.{0,60}", re.IGNORECASE)
_NOISE = re.compile(
    r"(?:this|our) (?:web)?site uses? cookies.*|we use (?:\w+ )?cookies.*|cookies? (?:settings|policy|consent).*"
    r"|(?:accept|reject|allow|manage)(?: all)?(?: \w+)? cookies.*|skip to (?:main )?(?:content|navigation).*"
    r"|home\s*[>»›/|\\].*|you are here.*|(?:back|return) to (?:the )?top.*|(?:©|copyright\b|\(c\) ?\d{4}).{0,80}"
    r"|.{0,60}all rights reserved\.?"
    r"|(?:website|site|page)? ?(?:powered|designed|built|hosted) (?:by|with)\b.{0,60}|website by .{0,40}"
    r"|follow us.{0,40}|share (?:this|on)\b.{0,30}|print (?:this )?page"
    r"|(?:printed|downloaded|retrieved) (?:on|from|at)\b.{0,60}"
    r"|(?:page )?last (?:updated|modified) on.{0,40}|opens in (?:a )?new (?:tab|window).*|toggle (?:navigation|menu).*",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:main )?(?:menu|navigation)|search|close|print|share|(?:accept|reject)(?: all)?|(?:cookie|privacy) policy"
    r"|accessibility(?: statement)?|site ?map|contact(?: us)?|log ?in|sign in|subscribe|facebook|twitter|instagram"
    r"|youtube|linkedin|read more|next|previous|download(?: pdf)?|home|about us|news(?: & events)?|events|your council"
    r"|policies|terms (?:of use|and conditions)"
)
_ADDRESS = re.compile(
    r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|\btel(?:ephone)?\b[.:]?\s*[\d(+]|\b0\d{3,4} ?\d{3} ?\d{3,4}\b", re.I
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    lines: list
    warnings: list


def remove(lines, dropped, what):
    """Return the other lines, gaps added up, with a warning for each one dropped ({index: page edge?})."""
    kept, warnings, gap, edge = [], [], 0, False
    for index, line in enumerate(lines):
        if index in dropped:
            warnings.append(Warning_(line.number, f"Left out as {what}: “{line.plain}”"))
            gap, edge = gap + line.gap, edge or dropped[index] or line.page_top
        else:
            merged = replace(line, gap=gap + line.gap, page_top=edge or line.page_top) if gap or edge else line
            kept.append(merged)
            gap, edge = 0, False
    return Cleaned(kept, warnings)


def without_furniture(lines):
    edges = list(_page_edges(lines))
    dropped = dict.fromkeys([*edges, *_beside(lines, edges)], True)
    for index, line in enumerate(lines):
        if index not in dropped and len(line.text) <= _LONGEST and _is_furniture(line.text):
            dropped[index] = False
    dropped |= dict.fromkeys(_menus(lines), False)
    cleaned = remove(lines, dropped, "page furniture")
    repeated = remove(cleaned.lines, dict.fromkeys(_repeated(cleaned.lines), True), "a repeated header or footer")
    return Cleaned(repeated.lines, cleaned.warnings + repeated.warnings)


def _is_furniture(text):
    if _RULE.fullmatch(text):
        return not read_label(text)[0] or len(text) > 1
    filled = _BLANK_TO_FILL.sub("", text)
    if filled != text:
        return len(filled.split()) < 9 and not re.search(r"\d\s*$", filled)
    signature = _SIGNATURE.fullmatch(text) and (":" in text[:24] or len(text.split()) < 3)
    return bool(signature or _NOISE.fullmatch(text) or _DRAFT.fullmatch(text))


def _page_edges(lines):
    for index, line in enumerate(lines):
        text = line.plain
        if len(text) > _LONGEST:
            continue
        numbered = _PAGE.fullmatch(text) or (_PAGE_WITHIN.fullmatch(text) and not ended(text))
        if numbered or (text.isdecimal() and len(text) < 4 and _is_bare_page_number(lines, index)):
            yield index


def _is_bare_page_number(lines, index):
    """Standing alone; a number straight above a possible heading is that heading's own."""
    if index + 1 == len(lines):
        return True
    line, after = lines[index], lines[index + 1]
    if after.gap == 0 and not after.page_top:
        return starts_low(after.text) or (line.gap == 0 and not could_be_heading(after.text))
    return line.gap > 0 or line.page_top or after.page_top


def _beside(lines, edges):
    """The rest of a footer, next to a page number: a line that is dated or versioned, or comes there again."""
    near = {n for index in edges for n in (index - 1, index + 1) if 0 <= n < len(lines) and len(lines[n].text) < 100}
    times = Counter(_shape(lines[n]) for n in near)
    for index in sorted(near - set(edges)):
        text = lines[index].plain
        again = times[_shape(lines[index])] > 1 and not text.endswith((";", ",", ":"))
        if again or _could_be_footer(text):
            yield index


def _shape(line):
    """The same for two prints of a running line, whatever page number or date it carries."""
    return re.sub(r"\d+", "#", line.plain.casefold())


def _could_be_footer(text):
    marked = find_dates(text) or re.search(r"\b(?:version|v|rev)\.?\s*\d", text, re.IGNORECASE)
    return bool(marked) and not (ended(text) or starts_low(text) or has_verb(text) or read_label(text)[0])


def _menus(lines):
    """Runs of short lines of which at least two, and two in five, are what websites put in their menus."""
    run = []
    for index, line in enumerate([*lines, None]):
        if line and len(line.text) < 40 and len(line.text.split()) < 5 and _could_stand_in_menu(line):
            run.append(index)
            continue
        named = sum(bool(_MENU.fullmatch(_menu_word(lines[i]))) for i in run)
        if named >= 2 and named * 5 >= len(run) * 2:
            yield from run
        run = []


def _could_stand_in_menu(line):
    label, rest = read_label(line.text)
    is_title = re.search(r"protocol|policy$|council$", rest, re.IGNORECASE) and not _MENU.fullmatch(_menu_word(line))
    return not (label and label.kind != "bullet") and not ended(rest) and not is_title


def _menu_word(line):
    return read_label(line.text)[1].casefold().strip(" >»|")


def _repeated(lines):
    """Later prints of a short line that comes three times or more, near the ends of pages or with a running number."""
    places = {}
    for index, line in enumerate(lines):
        if len(line.text) < 120:
            places.setdefault(_shape(line), []).append(index)
    for shape, found in places.items():
        if len(found) < 3 or shape.endswith((";", ",", ".", ":")) or read_label(lines[found[0]].text)[0]:
            continue
        edges = sum(_at_edge(lines, index) for index in found)
        if edges * 2 > len(found):
            first_is_title = found[0] < 5
            yield from found[1:] if first_is_title else found


def _at_edge(lines, index):
    after = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].page_top or after is None or after.page_top


def is_address(line):
    """A line of contact details only."""
    return len(line.text.split()) < 12 and not ended(line.text) and bool(_ADDRESS.search(line.text[:_LONGEST]))
