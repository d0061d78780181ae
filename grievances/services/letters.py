"""Writing letters: filled from the council's template, changed, finished in Word, and kept as they were sent."""

import hashlib

from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.services.turns import in_turn
from grievances.models import Letter, LetterTemplate, Part, SealedFile
from grievances.models.letters import How
from grievances.papers import acts
from grievances.papers.letters import (
    LETTERS,
    BrokenTemplate,
    check_template,
    default_template,
    fill,
    open_places,
    text_of,
    with_text,
)
from grievances.papers.unfit import UnfitFile
from grievances.papers.zipped import office_ending
from grievances.sanctions import sanction_words
from grievances.services.letter_facts import facts_of
from grievances.services.papers import part_for, with_names
from grievances.services.parts import tell_parts
from grievances.services.scanning import refuse_infected
from grievances.services.timeline import FORMAL, record, record_look
from grievances.workflow import Kind, PartKind

WORD_ENDING = "docx"


def template_of(council, kind):
    """The bytes of the template that letters of a kind are filled from today, and whether it is the council's own."""
    own = LetterTemplate.objects.filter(council=council, kind=kind).first()
    if own and own.content:
        return bytes(own.content), True
    return default_template(LETTERS[kind].words), False


@transaction.atomic
def replace_template(*, council, kind, content, by):
    """Let the council's letters of a kind be filled from another template. Raises Refused with the fault in it."""
    try:
        check_template(content)
    except BrokenTemplate as fault:
        raise Refused(str(fault)) from None
    refuse_infected(content)
    return LetterTemplate.objects.create(council=council, kind=kind, content=content, by=by)


def restore_template(*, council, kind, by):
    """Fill the letters of a kind from our own words again."""
    return LetterTemplate.objects.create(council=council, kind=kind, by=by)


def letters_of(case, parts, *, handles):
    """The letters that somebody may read: the handler all, others those that were sent to them."""
    rows = Letter.objects.filter(case=case).select_related("part__person", "part__outsider")
    if not handles:
        rows = rows.filter(part__in=parts, sent_on__isnull=False)
    if is_past_mediation(case):
        rows = rows.outside_mediation()
    rows = list(rows)
    for row in rows:
        row.case = case
    with_names(case, [row.part for row in rows if row.part])
    return rows


def is_past_mediation(case):
    """Nothing of mediation travels into the formal stage."""
    return case.stage in FORMAL or case.closed_in in FORMAL


def kinds_for(case):
    """The letters that can be written in a case now."""
    past = is_past_mediation(case)
    return [kind for kind in LETTERS.values() if case.kind in kind.kinds and not (kind.of_mediation and past)]


def recipients(case, kinds):
    """The Parts that can be written to: nobody learns of the case from a letter before the particulars are served."""
    wanted = frozenset().union(*(kind.to for kind in kinds))
    rows = Part.objects.known().filter(case=case, kind__in=wanted).select_related("person", "outsider")
    return with_names(case, rows)


@transaction.atomic
def write_letter(case, *, parts, kind, part=None, recipient="", address="", at=None):
    """Begin a letter, filled with what the case knows; what it does not know stands in square brackets."""
    in_turn(case.council)
    own = part_for(acts.WRITE, case, parts)
    if kind not in kinds_for(case):
        raise Overtaken("This letter does not belong to this stage of the case.")
    if kind.to and (part is None or part.kind not in kind.to):
        raise Refused(f"Choose somebody to whom “{kind.title}” can go.")
    name = part.name if kind.to else recipient
    address = address or (address_of(case, part) if kind.to else "")
    facts = facts_of(case, kind=kind, part=part, by=own, recipient=name, address=address, on=timezone.localdate(at))
    filled = fill(template_of(case.council, kind.code)[0], facts)
    letter = Letter(case=case, kind=kind.code, part=part if kind.to else None, recipient=name, address=address, by=own)
    letter.text, letter.filled = text_of(filled), SealedFile.keep(case, filled)
    letter.save(force_insert=True)
    return letter


@transaction.atomic
def change_letter(letter, *, parts, text):
    """Other words; a version that was finished in Word before is given up for them."""
    _require_draft(letter, parts)
    final = letter.final
    letter.text, letter.final = text, None
    letter.save(update_fields=["text", "final"])
    if final:
        final.delete()


@transaction.atomic
def finish_letter(letter, *, parts, content):
    """Take the letter as somebody finished it in Word."""
    _require_draft(letter, parts)
    try:
        ending = office_ending(content) if content.startswith(b"PK") else ""
    except UnfitFile as unfit:
        raise Refused(str(unfit)) from None
    if ending != WORD_ENDING:
        raise Refused("This is no Word document. Save the letter as .docx and upload that.")
    refuse_infected(content)
    before, letter.text = letter.final, text_of(content)
    letter.final = SealedFile.keep(letter.case, content)
    letter.save(update_fields=["text", "final"])
    if before:
        before.delete()


@transaction.atomic
def discard_letter(letter, *, parts):
    """A draft that is not sent leaves nothing behind."""
    _require_draft(letter, parts)
    letter.delete()
    for file in filter(None, (letter.filled, letter.final)):
        file.delete()


def _require_draft(letter, parts):
    in_turn(letter.case.council)
    part_for(acts.WRITE, letter.case, parts)
    if not Letter.objects.filter(pk=letter.pk, sent_on=None).exists():
        raise Overtaken("This letter was sent, and is kept as it was sent.")
    # What somebody else has changed since this page was opened is what counts.
    letter.refresh_from_db(fields=["text", "final"])


def as_word(letter):
    """The letter as a Word document: as it was sent or finished, or else as it stands."""
    for file in filter(None, (letter.filled, letter.final)):
        file.case = letter.case
    if letter.final:
        return letter.final.content
    filled = letter.filled.content
    return filled if text_of(filled) == letter.text else with_text(filled, letter.text)


def sanctions_in(letter):
    """The words of a letter about a councillor's conduct that read like a sanction."""
    return sanction_words(letter.text) if letter.case.kind == Kind.CONDUCT else []


@transaction.atomic
def send_letter(letter, *, parts, on, how, at=None):
    """Keep the letter as it goes, on a day and by a way. By link, whoever gets it is told that there is news."""
    _require_draft(letter, parts)
    case = letter.case
    if missing := open_places(letter.text):
        raise Refused(f"Fill in first what stands in square brackets: {', '.join(missing)}.")
    if letter.part and not Part.objects.known().filter(pk=letter.part_id).exists():
        raise Refused("Whoever gets this letter does not know of the case yet, or has no part in it any more.")
    if how == How.LINK and letter.part is None:
        raise Refused("Somebody without a part in the case gets it by post or by hand.")
    content = as_word(letter)
    if letter.final is None:
        letter.final = SealedFile.keep(case, content)
    letter.sent_on, letter.how = on, how
    letter.save(update_fields=["final", "sent_on", "how"])
    _note_sent(letter, parts, content, at)
    if how == How.LINK:
        tell_parts(case, case.parts.known().filter(pk=letter.part_id))


def _note_sent(letter, parts, content, at):
    case, kind = letter.case, "mediation-letter-sent" if letter.letter_kind.of_mediation else "letter-sent"
    data = {"letter": str(letter.pk), "kind": letter.kind, "on": letter.sent_on.isoformat(), "how": letter.how}
    data["shown_to"] = [letter.part_id] if letter.part_id else []
    digest = hashlib.sha256(content).hexdigest()
    words = f"{letter.letter_kind.title}\nSHA-256 {digest}"
    record(case, kind, part=part_for(acts.WRITE, case, parts), data=data, words=words, at=at)


def take_letter(letter, parts):
    """The bytes of a letter; that somebody took it is on record."""
    record_look(letter.case, parts[0], f"letter {letter.pk}")
    return as_word(letter)


def address_of(case, part):
    """The postal address of whoever gets a letter, as it was last known: from an earlier letter, or the paper case."""
    last = Letter.objects.filter(case=case, part=part).order_by("-begun_at").first()
    if last:
        last.case = case
        return last.address
    return case.reply_to if part.kind == PartKind.COMPLAINANT else ""
