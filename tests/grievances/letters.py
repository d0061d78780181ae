"""Letters, for the tests of letters and packs."""

from grievances.papers.letters import LETTERS
from grievances.services import letters
from tests.grievances.makers import parts

ON = {"on_day": 1, "on_month": 6, "on_year": 2026}


def write(case, handler, kind="acknowledgement", to=None, **facts):
    """A letter to a person, or to somebody without a part."""
    case.refresh_from_db()
    part = next((part for part in parts(case, to) if part.kind in LETTERS[kind].to), None) if to else None
    return letters.write_letter(case, parts=parts(case, handler), kind=LETTERS[kind], part=part, **facts)


def send(letter, handler, *, how="post", **changes):
    own = parts(letter.case, handler)
    if changes:
        letters.change_letter(letter, parts=own, text=changes["text"])
    letters.send_letter(letter, parts=own, on=letter.begun_at.date(), how=how)
    return letter
