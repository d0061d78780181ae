from requests_log.services.answers import answer_request, decide_request, departs
from requests_log.services.checks import latest_check, run_check
from requests_log.services.clock import (
    acknowledge_request,
    answer_due,
    deadlines_of,
    extend_request,
    extended_until,
    is_late,
    is_late_by,
    pause_request,
    resume_request,
)
from requests_log.services.effort import minutes_of, record_time
from requests_log.services.entries import correct_request, log_request, recheck_request
from requests_log.services.reopening import follow_up_until, reopen_request

__all__ = [
    "acknowledge_request",
    "answer_due",
    "answer_request",
    "correct_request",
    "deadlines_of",
    "decide_request",
    "departs",
    "extend_request",
    "extended_until",
    "follow_up_until",
    "is_late",
    "is_late_by",
    "latest_check",
    "log_request",
    "minutes_of",
    "pause_request",
    "recheck_request",
    "record_time",
    "reopen_request",
    "resume_request",
    "run_check",
]
