"""The demo's register: thirty requests, logged, decided and answered in the weeks before today."""

from django.utils import timezone

from councils import history
from protocol_site.demo import duties, script
from protocol_site.demo.days import Timeline, working_days_before
from protocol_site.demo.people import CLERK
from requests_log import services
from requests_log.models import CouncillorRequest
from requests_log.models.choices import Addressee, Authority, Capacity, Channel
from requests_log.replies import draft_answer

# Working days: more than any request of the demo is old.
SPAN = 60
USUAL = {
    "capacity": Capacity.COUNCILLOR,
    "channel": Channel.EMAIL,
    "addressee": Addressee.CLERK,
    "authority": Authority.NONE,
    "authority_ref": "",
}


def seed_register(council, *, today, post):
    if council.entries.filter(brought_in=None).exists():
        return
    people = {person.name: person for person in council.people.all()}
    days = working_days_before(today, SPAN)
    timed = [(_timeline(days, told), told) for told in script.requests()]
    for timeline, told in sorted(timed, key=lambda pair: pair[0].logged):
        entry = _log(council, told, timeline, people)
        for number, act in enumerate(told["acts"]):
            at = timeline.act(number, act["after"])
            ACTS[act["do"]](_fresh(entry), act, by=people[act.get("by", CLERK)], at=at)
            post.settle(at)


def _timeline(days, told):
    return Timeline.of(days, told["received"], told["time"], weekend=told.get("weekend", False))


def _log(council, told, timeline, people):
    facts = {name: told.get(name, usual) for name, usual in USUAL.items()}
    return services.log_request(
        council=council,
        subject=told["subject"],
        words=told["words"].strip(),
        asked_by=people[told["asked_by"]],
        officer=people.get(told.get("officer")),
        kind=told["kind"],
        received_at=timeline.received,
        by=people[CLERK],
        at=timeline.logged,
        **facts,
    )


def _fresh(entry):
    """The entry with its subject and words, as a page fetches it."""
    entries = CouncillorRequest.objects.with_words()
    return entries.select_related("council", "asked_by__user").get(pk=entry.pk)


def _acknowledge(entry, act, **who):
    services.acknowledge_request(entry, seen=entry.revision, **who)


def _decide(entry, act, **who):
    check = services.latest_check(entry)
    reason = act.get("reason", "")
    services.decide_request(entry, check=check, outcome=act["outcome"], reason=reason, seen=entry.revision, **who)


def _answer(entry, act, **who):
    text = act.get("text") or draft_answer(entry, services.latest_check(entry), list(history.timeline(entry.stream)))
    delay = {name: act[name] for name in ("delay", "delay_words") if name in act}
    services.answer_request(entry, text=text, send=act.get("send", True), seen=entry.revision, **delay, **who)


def _correct(entry, act, **who):
    said = {"subject": entry.subject, "words": entry.words}
    services.correct_request(entry, reason=act["reason"], seen=entry.revision, **said, **act["facts"], **who)


def _recheck(entry, act, **who):
    services.recheck_request(entry, seen=entry.revision, **who)


def _extend(entry, act, **who):
    services.extend_request(entry, reason=act["reason"], delay=act["delay"], seen=entry.revision, **who)


def _pause(entry, act, **who):
    services.pause_request(entry, reason=act["reason"], seen=entry.revision, **who)


def _reopen(entry, act, *, by, at):
    on = timezone.localdate(at)
    services.reopen_request(entry, question=act["question"], on=on, seen=entry.revision, by=by, at=at)


def _spend(entry, act, **who):
    services.record_time(entry, minutes=act["minutes"], seen=entry.revision, **who)


ACTS = {
    "acknowledge": _acknowledge,
    "answer": _answer,
    "correct": _correct,
    "decide": _decide,
    "extend": _extend,
    "pause": _pause,
    "recheck": _recheck,
    "reopen": _reopen,
    "spend": _spend,
    **duties.ACTS,
}
