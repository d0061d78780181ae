"""What the wording of a line tells: whether it ends, goes on, leads in to a list, or could be a heading."""

import re


def words(text):
    return frozenset(text.split())


# Verbs that make a sentence of a line; nouns of the same form ("needs", "will") are rare in headings.
_VERBS = words(
    "is are was were be been has have had do does did can cannot could may might must shall should will would "
    "agree agrees include includes cover covers apply applies mean means need needs expects says states provides "
    "requires recommends undertake undertakes"
)
# Words that no sentence or heading ends with: the line goes on.
_FUNCTION_WORDS = words(
    "a an and any as at be between but by each either every for from her his if in into is its nor not of on or "
    "our such than that the their these this those to upon was were where which while who whose with your"
)
_QUESTION_WORDS = words("how what when where which who why if")
_ADVERBIAL = words(
    "as at because by during except having if in including namely on particularly since such therefore these this "
    "those thus to under upon while with"
)
_CLOSERS = "\"'”’»)]*"
_BARE_LEAD_IN = re.compile(
    r"(?:(?:some|these|those|they|it|which|this|for)\s+)?(?:examples?|instances?|includ(?:es?|ing)|such as|namely"
    r"|that is|in particular|particularly)(?:\s+of (?:this|these|such \w+))?(?:\s+(?:are|is|includes?|being))?\s*[:;]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
HEADING_WORDS = 14
HEADING_CHARS = 110


def ended(text):
    """The line ends a sentence."""
    return text[-12:].rstrip(_CLOSERS).endswith((".", "!", "?")) and not text.endswith(("e.g.", "i.e."))


def leads_in(text):
    """The line announces a list."""
    return text[-4:].rstrip(" -–—*").endswith(":") or text.endswith((" -", " –", " —"))


def bare_lead_in(text):
    """Nothing but the announcement of a list ("Examples are:"), which belongs to what precedes it."""
    return len(text) < 60 and _BARE_LEAD_IN.fullmatch(text) is not None


def closed(text):
    """The line may be the last of its paragraph or item: it stops at a sentence, a clause of a list, or a colon."""
    return ended(text) or leads_in(text) or text.endswith(";") or text.endswith(("; and", "; or", "; or,", "; and,"))


def goes_on(text):
    """The line breaks off within a phrase."""
    return text.endswith((",", "-", "–", "/", "&", "(")) or last_word(text) in _FUNCTION_WORDS


def last_word(text):
    return text[-40:].rsplit(None, 1)[-1].casefold() if text else ""


def first_word(text):
    return text[:60].split(None, 1)[0] if text else ""


def starts_low(text):
    """The line starts as the middle of a sentence does."""
    start = text[:12].lstrip("\"'“‘([")
    return bool(start) and (start[0].islower() or start[0] in ",;.)&")


def in_capitals(text):
    head = text[:200]
    return head.isupper() and sum(map(str.isalpha, head)) > 2


def has_verb(text):
    """A verb outside such noun phrases as "what members may expect"."""
    return not _VERBS.isdisjoint(_words_before_question(text))


def _words_before_question(text):
    for word in _WORD.findall(text[:200]):
        if word.casefold() in _QUESTION_WORDS:
            return
        if word != "May":  # the month
            yield word.casefold()


def could_be_heading(text):
    """Short, not a sentence, not the middle of one."""
    if not text or len(text) > HEADING_CHARS or len(text.split()) > HEADING_WORDS or not _WORD.search(text):
        return False
    if text.endswith((";", ",")) or (ended(text) and not text.endswith("?")) or starts_low(text):
        return False
    if in_capitals(text):
        return not goes_on(text)
    if text.endswith(("-", "–", "/", "(", "; and", "; or")) or (leads_in(text) and not _in_title_case(text)):
        return False
    return names_a_topic(text)


def could_be_title(text):
    """As short and as open at its end as a heading, although it may have a verb: for lines that are numbered as one."""
    return len(text) < 80 and text[:1].isupper() and not (closed(text) or goes_on(text))


def names_a_topic(text):
    """No sentence: without a verb, or an indirect question ("What members may expect")."""
    first = first_word(text).casefold().rstrip(":,")
    if leads_in(text):
        verb = not _VERBS.isdisjoint(text.casefold().split()) if first in _QUESTION_WORDS else has_verb(text)
        return not (verb or first in _ADVERBIAL or "follow" in text.casefold())
    return first in _QUESTION_WORDS or not (has_verb(text) or last_word(text) in _FUNCTION_WORDS)


def _in_title_case(text):
    return all(word[0].isupper() or word.casefold() in _FUNCTION_WORDS for word in _WORD.findall(text))


def unclosed_quote(text):
    """A quotation opens this paragraph and does not end in it."""
    return text[:1] in ("“", "‘", '"') and not closes_quote(text, text[:1])


def closes_quote(text, opener):
    closer = {"“": "”", "‘": "’", '"': '"'}[opener]
    return text[1:].rstrip(" .,;*").endswith(closer)


def split_lead_in(text):
    """("…to the end.", "A last sentence that announces a list:") or None."""
    cut = max(text.rfind(". "), text.rfind("! "), text.rfind("? "))
    last = text[cut + 2 :].lstrip()
    if cut > 0 and leads_in(text) and last[:1].isupper() and len(last.split()) > 2:
        return text[: cut + 1], last
    return None


def wrap_join(parts, vocabulary):
    """Join wrapped lines; a hyphen at a line's end goes where the same document prints the word without it."""
    joined = parts[:1]
    for part in parts[1:]:
        head = joined[-1]
        if not (head.endswith("-") and len(head) > 1 and head[-2].isalpha() and part[:1].islower()):
            joined.append(" " + part)
            continue
        tail = re.match(r"[\w'’-]*", part[:60]).group()
        whole = re.search(r"[\w'’-]*$", head[-60:]).group()[:-1] + tail
        if whole.casefold() in vocabulary:
            joined[-1] = head[:-1]
        joined.append(part)
    return "".join(joined)
