"""The steps of setting up a council that have to do with its protocol."""

from django.db.models import Q
from django.urls import reverse

from councils.first_steps import Step, page_of
from protocols.models import Adoption, ProfileAnswer, RuleClause, Version


def _keys(rows, name):
    return set(rows.values_list(name, flat=True))


def _imported(councils):
    return _keys(Version.objects.filter(protocol__council__in=councils), "protocol__council")


def _adopted(councils):
    return _keys(Adoption.objects.filter(protocol__council__in=councils), "protocol__council")


def _confirmed(rows_of):
    """Where something that was read in the text in force is confirmed, and nothing waits for it."""

    def done(councils):
        rows = rows_of.objects.filter(version__in=Version.objects.in_force(), version__protocol__council__in=councils)
        waiting = Q(confirmed_at=None)
        council = "version__protocol__council"
        return _keys(rows.exclude(waiting), council) - _keys(rows.filter(waiting), council)

    return done


def _on_its_page(page):
    """The `url` of a step that is done on a page of the text in force or, where none is, of the newest one."""

    def url(council):
        versions = Version.objects.filter(protocol__council=council).select_related("protocol__council")
        version = versions.in_force().first() or versions.first()
        return f"{version.get_absolute_url()}{page}" if version else reverse("protocols:import", args=[council.slug])

    return url


STEPS = [
    Step(
        60,
        "protocol",
        "Your protocol",
        "A Word document, a PDF, a web page or pasted text. You see how it is read before anything is kept.",
        page_of("protocols:import"),
        _imported,
    ),
    Step(
        70,
        "adopted",
        "The protocol’s adoption",
        "The day and the minute with which the council adopted it. Only then it is in force here.",
        _on_its_page("adopt/"),
        _adopted,
    ),
    Step(
        75,
        "rules",
        "Which clause carries which rule",
        "Requests are checked against these rules, and a finding cites the clause that you confirm here.",
        _on_its_page("rules/"),
        _confirmed(RuleClause),
    ),
    Step(
        80,
        "answers",
        "What the protocol says of the council",
        "Terms and limits that were read in it, for you to confirm and to use.",
        _on_its_page("answers/"),
        _confirmed(ProfileAnswer),
    ),
]
