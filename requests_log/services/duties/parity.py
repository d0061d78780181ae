"""What one political group was given is known to the other groups, or open to them: by the council's own way."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from councils import mail
from councils.errors import Refused
from councils.models import GroupMembership
from councils.services.deadlines import move_start, profile_on, start_deadline
from councils.wording import uk_date_words
from protocols.models import ProfileAnswer
from requests_log.models import Duty, GroupReport, GroupTold
from requests_log.models.parity import Mode
from requests_log.services.carriers import in_force
from requests_log.services.duties.acts import finish, received_on, record, require_open, running

TELL = "tell_groups"
QUESTION = "group_parity"
# Earlier reports that a request for the same can be held against.
OFFERED = 10


def mode_on(council, day):
    """(the council's Mode on a day, whether it is only our default).

    What the council keeps in its profile comes first, then what the Clerk confirmed of the protocol in force.
    """
    profile = profile_on(council, day)
    said = profile.terms.get(QUESTION) if profile else None
    if said not in Mode.values:
        answers = ProfileAnswer.objects.filter(version__in=in_force(council, day), question=QUESTION)
        said = answers.exclude(confirmed_at=None).values_list("value", flat=True).first()
    return (Mode(said), False) if said in Mode.values else (Mode.TELL_ALL, True)


def begin(duty):
    """The asker's own group is the one that the report is for, until the Clerk says otherwise."""
    entry, day = duty.entry, received_on(duty.entry)
    mode, is_default = mode_on(entry.council, day)
    member = GroupMembership.objects.current(day).filter(person=entry.asked_by).first()
    GroupReport.objects.create(duty=duty, mode=mode, mode_is_default=is_default, group=member and member.group)


def groups_on(council, day):
    """The groups that had members on a day."""
    members = GroupMembership.objects.current(day).filter(group=OuterRef("pk"))
    return council.groups.filter(Exists(members))


def untold(report):
    """The other groups that neither were told nor were given the same."""
    alike = report.given_alike.exclude(given_on=None).exclude(group=None)
    others = groups_on(report.duty.entry.council, received_on(report.duty.entry)).exclude(pk=report.group_id)
    return others.exclude(pk__in=report.told.values("group")).exclude(pk__in=alike.values("group"))


def reports_before(report):
    """Reports that other groups were given, the newest first: what this group may be asking for as well."""
    given = GroupReport.objects.filter(duty__entry__council=report.duty.entry.council, same_as=None)
    given = given.exclude(given_on=None).exclude(pk=report.pk).exclude(group=report.group_id)
    return given.filter(given_on__lte=timezone.localdate()).order_by("-given_on", "-pk")[:OFFERED]


@transaction.atomic
def record_given(duty, *, group, given_on, what, seen, by, at=None):
    """Keep what which group was given, and when; once more corrects it. From then on the others are to be told."""
    require_open(duty)
    if given_on < received_on(duty.entry):
        raise Refused(f"It was asked for on {uk_date_words(duty.entry.received_at)}: it was not given before that.")
    report = duty.report
    _count_from(duty, given_on)
    duty.advance(seen=seen)
    GroupReport.objects.filter(pk=report.pk).update(group=group, given_on=given_on, what=what)
    report.refresh_from_db()
    record(duty, "group_given", by=by, at=at, words=what, group=group.name, on=given_on.isoformat())
    finish_if_done(duty, by=by, at=at)
    if report.same_as:
        finish_if_done(report.same_as.duty, by=by, at=at)


def _count_from(duty, day):
    if duty.report.mode != Mode.TELL_ALL or duty.report.same_as:
        return
    row, entry = running(duty, TELL), duty.entry
    if row is None:
        profile = profile_on(entry.council, received_on(entry))
        start_deadline(council=entry.council, stream=duty.stream, name=TELL, starts=day, profile=profile)
    elif row.starts != day:
        move_start(row, starts=day)


def restart(duty):
    if duty.report.given_on:
        _count_from(duty, duty.report.given_on)


@transaction.atomic
def tell_groups(duty, *, groups, on, words, by_notice, seen, by, at=None):
    """Keep that groups were told, with a notice to each member who has an address where the Clerk wants that."""
    require_open(duty)
    report = duty.report
    if report.given_on is None:
        raise Refused("Record first what was given, and when.")
    if on < report.given_on:
        raise Refused(f"It was given on {uk_date_words(report.given_on)}: nobody was told before that.")
    duty.advance(seen=seen)
    for group in groups:
        told = GroupTold.objects.create(report=report, group=group, on=on, words=words, by=by, at=at or timezone.now())
        notices = _notices(duty, group, words, by) if by_notice else []
        told.notices.set(notices)
        record(duty, "group_told", by=by, at=at, words=words, group=group.name, on=on.isoformat(), sent=len(notices))
    finish_if_done(duty, by=by, at=at)


def _notices(duty, group, words, by):
    council, context = duty.entry.council, {"group": group.name, "told": words, "by": by}
    held = group.memberships.current().select_related("person__user").order_by("person__name")
    posted = [mail.post("group_told", person=one.person, council=council, context=context) for one in held]
    sent = [notice for notice in posted if notice]
    if not sent:
        raise Refused(f"No member of {group.name} has an email address. Tell them otherwise, and record that.")
    return sent


@transaction.atomic
def match_report(duty, earlier, *, seen, by):
    """Keep that this group asks for the same as another one was given."""
    require_open(duty)
    if earlier.given_on is None or earlier.pk == duty.report.pk or earlier.group_id == duty.report.group_id:
        raise Refused("Choose a report that another group was given.")
    duty.advance(seen=seen)
    GroupReport.objects.filter(pk=duty.report.pk).update(same_as=earlier)
    duty.report.refresh_from_db()
    record(duty, "group_matched", by=by, reference=earlier.duty.entry.reference, group=earlier.group.name)


def finish_if_done(duty, *, by, at=None):
    """Nothing is left once it was given and, where the council tells all groups, each of the others knows."""
    report = GroupReport.objects.get(duty=duty)
    waits = report.mode == Mode.TELL_ALL and not report.same_as_id and untold(report).exists()
    if duty.is_open and report.given_on and not waits:
        finish(Duty.objects.select_related("entry__council", "entry__asked_by").get(pk=duty.pk), by=by, at=at)
        duty.refresh_from_db(fields=["state", "closed_at", "revision"])
