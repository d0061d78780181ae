from requests_log.services.duties.acts import deadlines_of
from requests_log.services.duties.agenda import choose_meeting, papers_came, refuse_item, take_item
from requests_log.services.duties.documents import decide_documents
from requests_log.services.duties.opening import drop_duty, follow_kind, open_duty, proposals, reopen_duty
from requests_log.services.duties.parity import match_report, record_given, reports_before, tell_groups, untold

__all__ = [
    "choose_meeting",
    "deadlines_of",
    "decide_documents",
    "drop_duty",
    "follow_kind",
    "match_report",
    "open_duty",
    "papers_came",
    "proposals",
    "record_given",
    "refuse_item",
    "reopen_duty",
    "reports_before",
    "take_item",
    "tell_groups",
    "untold",
]
