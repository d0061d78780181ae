"""What was found is never rewritten: a correction or a later check adds rows of its own."""

from councils.protection import Guard


def _changed(*columns):
    """An SQL condition: one of the columns is about to change."""
    as_text = "COALESCE(CAST({row}.{column} AS TEXT), '')"
    return [f"{as_text.format(row='NEW', column=c)} <> {as_text.format(row='OLD', column=c)}" for c in columns]


# Of these only the day on which one was ended is written later, and only once.
REGISTERED = ("id", "council_id", "since", "until", "corrects_id", "by_id", "at")
AUTHORITY = (*REGISTERED, "kind", "minute", "number", "body_id", "words", "covers")
CONTACT = (*REGISTERED, "councillor_id", "officer_id", "matter")


def _kept(table, columns):
    rewritten = " OR ".join(["OLD.ended_on IS NOT NULL", *_changed(*columns)])
    return [
        Guard(table, "The authority register cannot be rewritten; correct the entry.", ("UPDATE",), rewritten),
        Guard(table, "Nothing is taken off the authority register.", ("DELETE",)),
    ]


# Without a date an entry has not been answered, and is kept. Both databases know the day.
KEPT = "COALESCE({keep_until}, '9999-12-31') > CURRENT_DATE"
OF_ENTRY = "EXISTS (SELECT 1 FROM requests_log_councillorrequest e WHERE e.id = ROW.entry_id AND {})"
RETAINED = "An entry is kept until its retention date."

GUARDS = [
    Guard("requests_log_councillorrequest", RETAINED, ("DELETE",), KEPT.format(keep_until="ROW.keep_until")),
    Guard("requests_log_entrywords", RETAINED, ("DELETE",), OF_ENTRY.format(KEPT.format(keep_until="e.keep_until"))),
    Guard("requests_log_entrywords", "Words cannot be changed; correct the entry.", ("UPDATE",)),
    Guard("requests_log_duty", RETAINED, ("DELETE",), OF_ENTRY.format(KEPT.format(keep_until="e.keep_until"))),
    Guard(
        "requests_log_declaredinterest", RETAINED, ("DELETE",), OF_ENTRY.format(KEPT.format(keep_until="e.keep_until"))
    ),
    Guard("requests_log_timespent", "Time spent cannot be changed; record the difference."),
    Guard("requests_log_delay", "A reason for delay cannot be changed."),
    Guard("requests_log_smallnumbers", "This choice cannot be changed; make another one."),
    Guard("requests_log_check", "A check cannot be changed; run another one."),
    Guard("requests_log_finding", "A finding cannot be changed; run another check."),
    Guard("requests_log_decision", "A decision cannot be changed; record another one."),
    Guard("requests_log_ruleswitch", "A choice of rules cannot be changed; make another one."),
    Guard("requests_log_replywording", "A wording cannot be changed; write another one."),
    *_kept("requests_log_registeredauthority", AUTHORITY),
    *_kept("requests_log_directcontact", CONTACT),
]
