"""Every kind of file, with what builds it from a Report."""

from councils.file_kinds import Kind
from requests_log.reports.files import pdf, sheets

KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", "PDF, tagged for screen readers", "application/pdf", pdf.build),
        Kind("xlsx", "Excel workbook", sheets.WORKBOOK_TYPE, sheets.workbook),
        Kind("csv", "CSV", sheets.CSV_TYPE, sheets.csv),
    )
}
