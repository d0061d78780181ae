"""What was found is never rewritten: a correction or a later check adds rows of its own."""

from councils.protection import Guard

GUARDS = [
    Guard("requests_log_check", "A check cannot be changed; run another one."),
    Guard("requests_log_finding", "A finding cannot be changed; run another check."),
    Guard("requests_log_decision", "A decision cannot be changed; record another one."),
]
