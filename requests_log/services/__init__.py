from requests_log.services.answers import answer_request, decide_request, departs
from requests_log.services.checks import latest_check, run_check
from requests_log.services.entries import correct_request, log_request, recheck_request

__all__ = [
    "answer_request",
    "correct_request",
    "decide_request",
    "departs",
    "latest_check",
    "log_request",
    "recheck_request",
    "run_check",
]
