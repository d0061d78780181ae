"""The authority register: what the council and the Clerk have given, entered, ended and corrected, never rewritten."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from councils import history
from councils.errors import Overtaken, Refused
from councils.wording import uk_date_words
from requests_log.claims import claimed, number_of
from requests_log.models import DirectContact, RegisteredAuthority
from requests_log.services.entries import correct_request

# What a correction does not touch.
KEPT = ("council", "ended_on")


@transaction.atomic
def enter_authority(*, council, by, minute, **facts):
    """Enter a resolution or a delegation; Refused where the same is there already."""
    facts |= {"minute": minute, "number": number_of(minute)}
    if RegisteredAuthority.objects.standing().filter(council=council, **facts).exists():
        raise Refused(f"{minute} is on the register already, in the same words.")
    return _enter(RegisteredAuthority(council=council, by=by, **facts))


@transaction.atomic
def permit_contact(*, council, by, **facts):
    """Enter the Clerk's leave for a councillor to ask an officer directly; Refused where the same is there already."""
    if DirectContact.objects.standing().filter(council=council, **facts).exists():
        raise Refused("The same permission is on the register already.")
    return _enter(DirectContact(council=council, by=by, **facts))


def _enter(row):
    row.save(force_insert=True)
    history.record(row.stream, "entered", council=row.council, by=row.by, at=row.at)
    return row


@transaction.atomic
def end_early(row, *, last_day, reason, by):
    """Write the last day of something that ends before it would; once."""
    if last_day < row.since:
        raise Refused(f"The last day cannot be before {uk_date_words(row.since)}, when it began.")
    if row.until and last_day >= row.until:
        raise Refused(f"It ends on {uk_date_words(row.until)} in any case.")
    standing = type(row).objects.standing().filter(pk=row.pk, ended_on=None)
    if not standing.update(ended_on=last_day):
        raise Overtaken("It was ended or corrected by somebody else since you opened this page.")
    row.refresh_from_db()
    data = {"last": last_day.isoformat()}
    history.record(row.stream, "ended", council=row.council, by=by, data=data, words=reason)


@transaction.atomic
def correct_registered(row, *, reason, by, **facts):
    """Put a corrected row in the place of one that was entered wrongly; requests that rest on that one stay with it."""
    if "minute" in facts:
        facts["number"] = number_of(facts["minute"])
    new = type(row)(corrects=row, by=by, **{name: getattr(row, name) for name in KEPT}, **facts)
    if new.ended_on and new.ended_on < new.since:
        raise Refused(f"It was ended on {uk_date_words(new.ended_on)}: it cannot have begun after that.")
    try:
        with transaction.atomic():
            _enter(new)
    except IntegrityError:
        raise Overtaken("It was corrected by somebody else since you opened this page.") from None
    history.record(row.stream, "replaced", council=row.council, by=by, data={"by": new.pk}, words=reason)
    return new


def claims_on_register(entry):
    """[(a number that the words of an entry name, the rows of the register with that number)], newest row first.

    Nothing where the entry rests on the register already. One query where anything is claimed.
    """
    numbers = claimed(entry.words) if entry.registered_id is None else []
    if not numbers:
        return []
    rows = RegisteredAuthority.objects.standing().filter(council=entry.council_id, number__in=numbers)
    found = {}
    for row in rows.select_related("body"):
        found.setdefault(row.number, []).append(row)
    return [(number, found.get(number, [])) for number in numbers]


def not_in_force(row, on):
    """Why an authority does not carry a request of that day, as a sentence; "" where it does."""
    if on < row.since:
        return f"{row.minute} was passed on {uk_date_words(row.since)}, after the request of {uk_date_words(on)}"
    if row.is_current(on):
        return ""
    return f"{row.minute} was in force until {uk_date_words(row.last_day)}, before the request of {uk_date_words(on)}"


def use_authority(entry, row, *, seen, by):
    """Correct an entry so that it rests on the authority that its words name, and check it again."""
    problem = not_in_force(row, timezone.localdate(entry.received_at))
    if problem:
        raise Refused(f"{problem}.")
    correct_request(
        entry,
        subject=entry.subject,
        words=entry.words,
        reason=f"The words name {row.minute}, which is on the authority register.",
        seen=seen,
        by=by,
        **authority_of(row),
    )


def authority_of(row):
    """The fields of an entry that rests on this row of the register."""
    return {"registered": row, "authority": row.authority, "authority_ref": row.minute}
