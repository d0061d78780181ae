"""What a case holds about one person, for a request for personal data (UK GDPR article 15).

Other people's data is marked, and what is taken out is gone before the document is made. Of mediation and of legal
advice there is nothing in it (Data Protection Act 2018, schedule 2, paragraphs 16 and 19).
"""

from django.db import transaction
from django.utils import timezone

from councils.models import Person
from councils.redaction import redact, spans, suggestions
from councils.wording import uk_date_words
from grievances.models import Letter, Paper
from grievances.papers import acts
from grievances.papers.packs import Pack, Section, build
from grievances.papers.packs.items import paragraphs_of, words_of
from grievances.seeing import Sight
from grievances.services.packs import WITH_FILES
from grievances.services.papers import part_for, with_names
from grievances.services.timeline import OF_MEDIATION, lines, record
from grievances.workflow import STEPS, PartKind

# Advice is privileged; papers and letters stand in it themselves.
LEFT_OUT = OF_MEDIATION | {"note-advice", "paper-given", "statement-given", "letter-sent"}
APART = "This cannot be redacted here, as it is no text. Look through it, and give a copy by itself."
RAISED_IT = (PartKind.COMPLAINANT, PartKind.RAISER)
CONCERNS_ALL = (*RAISED_IT, PartKind.SUBJECT)
STORY = {
    "story": "What was raised",
    "happened_when": "When it happened",
    "wanted": "What would put it right",
    "tried": "What was tried",
    "keep_from": "Who must not see it",
}


def texts_about(case, part):
    """[Section] of what the case holds about whoever has the part, in its own words."""
    sections = [Section(heading, (getattr(case, name),)) for name, heading in STORY.items() if getattr(case, name)]
    if case.particulars:
        sections.append(Section("The particulars", (case.particulars,)))
    sections += [*_history(case, part), *_letters(case, part), *_papers(case, part)]
    return [section for section in sections if _concerns(section, part)]


def _concerns(section, part):
    """A case is about its parties as a whole; about anybody else, what names him or came from him."""
    whole = "\n".join((section.heading, *section.paragraphs))
    return part.kind in CONCERNS_ALL or bool(spans(whole, [part.name, part.name.split()[-1]]))


def _history(case, part):
    for event in lines(case, [part], frozenset(Sight)):
        if hasattr(event, "sealed_words") and event.kind not in LEFT_OUT:
            done = STEPS[event.kind].done if event.kind in STEPS else event.kind.replace("-", " ").capitalize()
            yield Section(f"{done}, {uk_date_words(event.at)}", (event.sealed_words.text,))


def _letters(case, part):
    for letter in Letter.objects.filter(case=case, part=part, sent_on__isnull=False).outside_mediation():
        letter.case = case
        yield Section(f"Letter: {letter.letter_kind.title}, {uk_date_words(letter.sent_on)}", (letter.text,))


def _papers(case, part):
    for paper in Paper.objects.filter(case=case).select_related(*WITH_FILES):
        paper.case = paper.file.case = case
        with_names(case, [paper.giver])
        words = words_of(paper.kind, paper.file.content)
        yield Section(f"Paper from {paper.giver.name}: {paper.name}", (paper.note, words or APART))


def others_in(case, part, sections):
    """The phrases in these sections that are probably other people's."""
    rows = with_names(case, case.parts.select_related("person", "outsider"))
    people = Person.objects.filter(council=case.council).values_list("name", flat=True)
    names = dict.fromkeys(name for name in (*(row.name for row in rows), *people) if name != part.name)
    texts = ["\n".join((section.heading, *section.paragraphs)) for section in sections]
    return suggestions(texts, names, part.name)


@transaction.atomic
def access_pack(case, *, parts, about, sections, phrases, at=None):
    """The PDF for whoever asked, with the phrases taken out. `sections` are those that go into it."""
    own = part_for(acts.PACK, case, parts)
    record(case, "access-pack-made", part=own, data={"about": about.pk}, at=at)
    pack = Pack(
        title="What is held about you",
        council=case.council.name,
        reference=case.reference,
        recipient=about.name,
        dated=timezone.localdate(at),
        sections=tuple(_redacted(section, phrases) for section in sections),
    )
    return build(pack)


def _redacted(section, phrases):
    words = "\n\n".join(section.paragraphs)
    return Section(redact(section.heading, phrases), paragraphs_of(redact(words, phrases)))
