"""Who may open the reports: councillors and clerks those without names, clerks alone the one by councillor."""

from tests.access_table import COUNCILLOR, FOR_CLERKS, Page

FOR_READERS = FOR_CLERKS | {COUNCILLOR: 200}


ROWS = [
    Page("requests_log:reports", FOR_READERS, secret="How the office deals with councillors’ requests"),
    Page("requests_log:report-monthly", FOR_READERS, secret="At a glance"),
    Page("requests_log:report-monthly-file", FOR_READERS, lambda world: {"kind": "csv"}, secret="At a glance"),
    Page("requests_log:report-equal", FOR_READERS, secret="Equal treatment: answer times by group"),
    Page("requests_log:report-equal-file", FOR_READERS, lambda world: {"kind": "csv"}, secret="Small numbers"),
    Page("requests_log:report-equal-office", FOR_CLERKS, secret="by group and councillor"),
    Page("requests_log:report-equal-office-file", FOR_CLERKS, lambda world: {"kind": "csv"}, secret="Small numbers"),
    Page("requests_log:small-numbers", FOR_CLERKS, secret="From how many answers on"),
]
