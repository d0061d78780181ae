"""The ways to the register from a first page: the Clerk's, and a councillor's to the own requests."""

from django.db.models import Count, Q
from django.urls import reverse

from councils.homes import Line
from requests_log.models import CouncillorRequest, Draft
from requests_log.models.choices import State


def lines(accesses):
    """Two queries for whoever is a clerk, and one for a councillor, for any number of councils."""
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


def _counted(rows, **counts):
    """{key of a council: its counts} of rows that belong to councils."""
    return {row["council"]: row for row in rows.values("council").annotate(**counts).order_by()}


def _of_clerks(clerks):
    councils = [access.council for access in clerks]
    states = {"decide": Count("pk", Q(state=State.LOGGED)), "answer": Count("pk", Q(state=State.DECIDED))}
    entries = _counted(CouncillorRequest.objects.filter(council__in=councils), **states)
    drafts = _counted(Draft.objects.filter(council__in=councils).waiting(), waiting=Count("pk"))
    for access in clerks:
        key = access.council.pk
        note = "{decide} to decide, {answer} to answer".format(**entries[key]) if key in entries else "empty so far"
        yield _line(access, "Register", "list", note)
        if key in drafts:
            number = drafts[key]["waiting"]
            note = "1 e-mail or note" if number == 1 else f"{number} e-mails and notes"
            yield _line(access, "To be finished", "drafts", note)


def _own(councillors):
    people = [access.person for access in councillors]
    still = Count("pk", ~Q(state=State.ANSWERED))
    mine = _counted(CouncillorRequest.objects.filter(asked_by__in=people), still=still)
    for access in councillors:
        still = mine[access.council.pk]["still"] if access.council.pk in mine else 0
        yield _line(access, "My requests", "mine", f"{still} with the Clerk" if still else "none with the Clerk")
