"""The register to take away, as it is filtered, as CSV or as a workbook."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from councils.access import for_clerks
from councils.confirmation import recently_confirmed
from councils.tables_out import CSV_TYPE, WORKBOOK_TYPE, csv_lines, workbook
from requests_log.models import CouncillorRequest
from requests_log.models.choices import Verdict
from requests_log.views.register import filtered_entries

CHUNK = 500
HEADINGS = (
    "Reference",
    "Old reference",
    "Date received",
    "Councillor",
    "In what capacity",
    "How it came",
    "Asked of",
    "Officer",
    "Kind",
    "Authority",
    "Reference of the authority",
    "Subject",
    "Request",
    "Check",
    "State",
    "Date answered",
)


@for_clerks
@recently_confirmed
def export(request, kind):
    entries, form = filtered_entries(request, CouncillorRequest.objects.with_words().with_verdict())
    if not form.is_valid():
        raise Http404("No such filter")
    related = entries.select_related("asked_by", "officer", "brought_in")
    rows = (_row(entry) for entry in related.iterator(chunk_size=CHUNK))
    name = f"register-{request.council.slug}-{timezone.localdate():%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "csv":
        return StreamingHttpResponse(csv_lines(HEADINGS, rows), content_type=CSV_TYPE, headers=headers)
    book = workbook(("Register of requests", HEADINGS, rows))
    return HttpResponse(book, content_type=WORKBOOK_TYPE, headers=headers)


def _row(entry):
    return [
        entry.reference,
        entry.brought_in.old_reference if hasattr(entry, "brought_in") else "",
        timezone.localdate(entry.received_at),
        entry.asked_by.name,
        entry.get_capacity_display(),
        entry.get_channel_display(),
        entry.get_addressee_display(),
        entry.officer.name if entry.officer else "",
        entry.get_kind_display(),
        entry.get_authority_display(),
        entry.authority_ref,
        entry.subject,
        entry.words,
        str(Verdict(entry.verdict).label) if entry.verdict else "Not checked",
        entry.get_state_display(),
        timezone.localdate(entry.answered_at) if entry.answered_at else None,
    ]
