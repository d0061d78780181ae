"""The ways to the register from a first page: the Clerk's, and a councillor's to the own requests."""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse

from councils.homes import Line
from councils.models import Council
from councils.titles import titles_of
from requests_log.models import CouncillorRequest, Draft
from requests_log.models.choices import State


def lines(accesses):
    """One query for whoever is a clerk, and one for a councillor, for any number of councils."""
    clerks = [access for access in accesses if access.is_clerk]
    councillors = [access for access in accesses if access.is_councillor]
    readers = [access for access in accesses if access.is_clerk or access.is_councillor]
    return [
        *(_of_clerks(clerks) if clerks else ()),
        *(_own(councillors) if councillors else ()),
        *(_line(access, "Reports", "reports") for access in readers),
    ]


def _line(access, words, page, note=""):
    return Line(access.council.pk, words, reverse(f"requests_log:{page}", args=[access.council.slug]), note)


def _number(rows):
    """How many of these rows a council (of an outer query) has; None for none."""
    rows = rows.filter(council=OuterRef("pk")).order_by().values("council")
    return Subquery(rows.annotate(number=Count("pk")).values("number"))


def _of_clerks(clerks):
    entries, drafts = CouncillorRequest.objects, Draft.objects.all().waiting()
    counted = Council.objects.annotate(
        has_entries=Exists(entries.filter(council=OuterRef("pk"))),
        decide=_number(entries.filter(state=State.LOGGED)),
        answer=_number(entries.filter(state=State.DECIDED)),
        unfinished=_number(drafts),
    ).in_bulk([access.council.pk for access in clerks])
    for access in clerks:
        found = counted[access.council.pk]
        to_do = f"{found.decide or 0} to decide, {found.answer or 0} to answer"
        yield _line(access, "Register of requests", "list", to_do if found.has_entries else "empty so far")
        if found.unfinished:
            note = "1 e-mail or note" if found.unfinished == 1 else f"{found.unfinished} e-mails and notes"
            yield _line(access, "To be finished", "drafts", note)


def _own(councillors):
    people = [access.person for access in councillors]
    waiting = CouncillorRequest.objects.filter(asked_by__in=people).exclude(state=State.ANSWERED)
    still = dict(waiting.order_by().values_list("council").annotate(Count("pk")))
    for access in councillors:
        number = still.get(access.council.pk)
        note = f"{number or 'none'} with the {titles_of(access.council).clerk}"
        yield _line(access, "My requests", "mine", note)
