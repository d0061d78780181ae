"""Logging a councillor's request and correcting what was logged."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from councils import history
from councils.errors import Overtaken, Refused
from councils.wording import uk_moment_words
from requests_log.models import CouncillorRequest, EntryWords
from requests_log.services.checks import run_check
from requests_log.services.clock import restart_clock, start_clock
from requests_log.services.duties import follow_kind

ATTEMPTS = 8


@transaction.atomic
def log_request(
    *, council, subject, words, by, copies=(), blind_copies=(), form_key=None, again=True, at=None, **facts
):
    """Keep a request in the register and check it; `facts` are the fields of CouncillorRequest.

    A form that is sent twice gives the entry that is there; Refused where it says something else by then, and, unless
    `again` is true, where the same words of the same councillor and day are in the register. Here and in the other acts
    on an entry, `at` is the moment of an act that is entered later, as the demo's are.
    """
    at = at or timezone.now()
    if not again:
        _refuse_twin(council, form_key, words, facts)
    entry = CouncillorRequest(council=council, logged_by=by, logged_at=at, form_key=form_key, **facts)
    try:
        _numbered(entry)
    except IntegrityError:
        before = _of_form(council, form_key)
        if before is None:
            raise
        return _logged_before(before, entry, subject, words)
    said = {"subject": subject, "text": words, "copies": list(copies), "blind_copies": list(blind_copies)}
    EntryWords.objects.create(entry=entry, by=by, at=at, **said)
    history.record(entry.stream, "logged", council=council, by=by, data={"reference": entry.reference}, at=at)
    run_check(entry, by=by, at=at)
    start_clock(entry)
    follow_kind(entry, by=by, at=at)
    return entry


def _of_form(council, form_key):
    entries = CouncillorRequest.objects.filter(council=council, form_key=form_key).exclude(form_key=None)
    return entries.with_words().select_related("council").first()


def _refuse_twin(council, form_key, words, facts):
    """As when a clerk goes back to a form that was sent, which then has another key."""
    same = {name: facts[name] for name in ("asked_by", "received_at")}
    others = CouncillorRequest.objects.filter(council=council, all_words__text=words, **same)
    twin = others.exclude(form_key=form_key, form_key__isnull=False).first()
    if twin:
        raise Refused(
            f"The same words are in the register already, as {twin.reference}, "
            f"logged {uk_moment_words(twin.logged_at)}. If this is another request, press the button again."
        )


def _logged_before(before, entry, subject, words):
    """The entry that the same form has logged, where it said the same."""
    said = (entry.asked_by_id, entry.received_at, subject, words)
    if said != (before.asked_by_id, before.received_at, before.subject, before.words):
        raise Refused(
            f"You have logged this form as {before.reference} already. If this is another request, press the button "
            "again. If it is the same one, correct that entry instead."
        )
    return before


def _numbered(entry):
    """Save with the next number of the year; of two clerks the loser takes the one after."""
    entry.year = timezone.localtime(entry.received_at).year
    for _ in range(ATTEMPTS):
        same_year = CouncillorRequest.objects.filter(council=entry.council, year=entry.year)
        entry.number = (same_year.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError as problem:
            entry.pk = None
            if "number" not in str(problem):
                raise
        else:
            return entry
    raise Overtaken("Others are logging requests at this moment. Please try again.")


@transaction.atomic
def correct_request(entry, *, subject, words, by, reason, seen, copies=None, blind_copies=None, at=None, **facts):
    """Correct an entry and check it again; what it said before stays in its history. Copies that are None stay."""
    before = {name: _plain(getattr(entry, name)) for name in facts}
    entry.advance(seen=seen, **facts)
    at = at or timezone.now()
    said = {"subject": subject, "text": words, "copies": copies, "blind_copies": blind_copies}
    number = _add_words(entry, said, by=by, at=at)
    after = {name: _plain(getattr(entry, name)) for name in facts}
    changed = {name: [before[name], after[name]] for name in facts if before[name] != after[name]}
    data = {"changed": changed, "words": number}
    restart_clock(entry)
    history.record(entry.stream, "corrected", council=entry.council, by=by, data=data, words=reason, at=at)
    run_check(entry, by=by, at=at)
    follow_kind(entry, was=before.get("kind", entry.kind), by=by, at=at)


@transaction.atomic
def recheck_request(entry, *, seen, by, at=None):
    """Run the rules again, over the same words, against today's rules and mapping of clauses."""
    entry.advance(seen=seen)
    return run_check(entry, by=by, at=at)


def _add_words(entry, said, **who):
    """Add the next wording; what is None stays as it was. Returns its number."""
    last = entry.all_words.order_by("-number").first()
    said = {name: getattr(last, name) if value is None else value for name, value in said.items()}
    return EntryWords.objects.create(entry=entry, number=last.number + 1, **said, **who).number


def _plain(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return getattr(value, "pk", value)
