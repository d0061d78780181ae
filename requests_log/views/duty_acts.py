"""What the Clerk does about one duty: tell the groups, decide on documents, hold an item against its meeting."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils.access import for_clerks
from councils.errors import Refused
from councils.titles import titled
from councils.views.pages import seen_in
from councils.wording import uk_date_words
from requests_log.forms.duties import DocumentForm, GivenForm, GroundForm, MatchForm, PapersForm, TellForm, decider_key
from requests_log.forms.meetings import ChooseMeetingForm
from requests_log.models import Duty, GroupReport, Meeting
from requests_log.services import duties as services
from requests_log.services.answers import latest_subject
from requests_log.services.meetings import add_meeting
from requests_log.views.duties import act, fetch_duty

PARITY, DOCUMENTS, AGENDA = Duty.Kind.PARITY, Duty.Kind.DOCUMENTS, Duty.Kind.AGENDA
DRAFT = """On {day} {group} was given this:

{what}

{close}"""
CLOSES = {
    "tell_all": "Your group can have the same. Please tell me if you want it.",
    "same_on_request": "Your group can have the same on request.",
}


@for_clerks
def given(request, pk):
    duty = fetch_duty(request, pk, PARITY)
    report = duty.report
    like = report.same_as.what if report.same_as and not report.what else report.what
    initial = {"seen": duty.revision, "group": report.group, "given_on": report.given_on or timezone.localdate()}
    form = GivenForm(request.POST or None, groups=request.council.groups.all(), initial=initial | {"what": like})
    return act(request, duty, form, services.record_given, "What was given", "What was given is recorded.")


@for_clerks
def tell(request, pk):
    duty = fetch_duty(request, pk, PARITY)
    if duty.report.given_on is None:
        messages.error(request, "Record first what was given, and when.")
        return redirect(duty)
    words = {"day": uk_date_words(duty.report.given_on), "group": duty.report.group, "what": duty.report.what}
    initial = {"seen": duty.revision, "words": DRAFT.format(close=CLOSES[duty.report.mode], **words)}
    form = TellForm(request.POST or None, groups=services.untold(duty.report), initial=initial)
    note = "A notice goes to each member of the group who has an email address, and is kept among the notices sent."
    return act(request, duty, form, services.tell_groups, "Tell the other groups", "It is recorded.", note)


@for_clerks
def same(request, pk):
    duty = fetch_duty(request, pk, PARITY)
    found = services.reports_before(duty.report).values("pk")
    reports = GroupReport.objects.filter(pk__in=list(found.values_list("pk", flat=True)))
    reports = reports.select_related("group", "duty__entry").order_by("-given_on", "-pk")
    form = MatchForm(request.POST or None, reports=reports, initial={"seen": duty.revision})
    done = "Now record what this group was given: it begins with what the other one had."
    return act(request, duty, form, services.match_report, "The same as another group was given", done)


@for_clerks
def documents(request, pk):
    duty = fetch_duty(request, pk, DOCUMENTS)
    newest = duty.document_decisions.first()
    initial = {"seen": duty.revision, "on": timezone.localdate(), "documents": latest_subject(duty.entry)}
    initial["reviewer"] = request.council.committees.first()
    initial["decider"] = decider_key(request.access.person)
    if newest:
        initial |= {"documents": newest.documents, "need": newest.need, "reviewer": newest.reviewer, "decider": ""}
    form = DocumentForm(request.POST or None, council=request.council, initial=initial)
    title = "Decide again, after a review" if newest else "Decide on the documents"
    note = (
        "At common law a councillor sees what the office needs: council work, a seat on the body concerned. "
        "Curiosity is not enough, and personal data of others needs a stated reason."
    )
    return act(request, duty, form, services.decide_documents, title, "The decision is recorded.", note)


@for_clerks
def meeting(request, pk):
    duty = fetch_duty(request, pk, AGENDA)
    known = Meeting.objects.visible_to(request.access).standing().select_related("body")
    coming = known.filter(day__gte=timezone.localdate(duty.entry.received_at))
    before = duty.item.meeting
    form = ChooseMeetingForm(
        request.POST or None,
        council=request.council,
        meetings=coming.exclude(pk=before and before.pk),
        putting_off=before is not None,
        initial={"seen": duty.revision},
    )
    title = "Put it off to another meeting" if before else "Which meeting is it for?"
    return act(request, duty, form, _choose, title, "The item is held against this meeting.")


def _choose(duty, *, meeting, by, body=None, day=None, **facts):
    meeting = meeting or add_meeting(council=duty.entry.council, body=body, day=day, by=by)
    services.choose_meeting(duty, meeting, by=by, **facts)


@for_clerks
def papers(request, pk):
    duty = fetch_duty(request, pk, AGENDA)
    initial = {"seen": duty.revision, "on": timezone.localdate()}
    form = PapersForm(request.POST or None, initial=initial)
    return act(request, duty, form, services.papers_came, "Papers for the item", "It is recorded.")


@for_clerks
def refuse(request, pk):
    duty = fetch_duty(request, pk, AGENDA)
    form = GroundForm(request.POST or None, initial={"seen": duty.revision})
    note = titled(
        "What the Clerk may refuse follows from the council’s standing orders, often only what is unclear or improper. "
        "Two councillors can ask for a meeting of the council, and call it if the chair does not "
        "(Local Government Act 1972, Schedule 12, paragraph 9)."
    )
    title = "Do not take the item on the agenda"
    return act(request, duty, form, services.refuse_item, title, "It is recorded, with its ground.", note)


@for_clerks
@require_POST
def take(request, pk):
    duty = fetch_duty(request, pk, AGENDA)
    try:
        services.take_item(duty, seen=seen_in(request), by=request.access.person)
        messages.success(request, "The item is on the agenda.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(duty)
