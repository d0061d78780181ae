"""Building councils, entries and cases of any number by SQL: real rows, made once by the services, and copies of them.

Triggers and foreign keys are off while rows are copied, as only the owner of the tables can have it. Copied events
keep the hashes of their model: their chains do not verify, and no benchmark verifies them.
"""

from datetime import timedelta
from importlib import import_module

from django.db import connection, transaction
from django.utils import timezone

PEOPLE = 12  # of a council: a clerk, nine councillors, two officers
CASES_MEASURED = 10
MANY = 1_000_000
WORDS = ["gate", "verge", "lamp", "hedge", "minute", "drain", "bench", "grant", "path", "notice", "sign", "fence"]


def fill(*, councils, entries, cases, open_ones, measured=1000):
    """Two councils or more, with the keys MANY + 1 …; the first has `measured` of the entries and ten of the cases.

    `open_ones` of the entries, spread over all councils, wait with an open deadline.
    """
    letters = import_module("requests_log.migrations.0010_words_by_their_letters")
    with connection.schema_editor(atomic=False) as editor:
        letters.remove(None, editor)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        sizes = {"councils": councils, "entries": entries, "cases": cases, "open": open_ones, "measured": measured}
        for statement in (*PEOPLE_OF, *SET_UP, *TEXTS):
            cursor.execute(statement, sizes | {"people": PEOPLE, "many": MANY})
        _clauses(cursor, councils)
        _entries(cursor, sizes)
        _cases(cursor, sizes)
    with connection.schema_editor(atomic=False) as editor:
        letters.add(None, editor)
        editor.execute("ANALYZE")


def copy(cursor, table, source, where, *, skip=("id",), **other):
    """Copies of the rows of a table that `where` finds, once for each row of `source`; `other` columns are SQL."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND table_schema = 'public'", [table]
    )
    columns = [name for (name,) in cursor.fetchall() if name not in skip or name in other]
    values = ", ".join(other.get(name, f'model."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {source}, {table} model WHERE {where}")


PEOPLE_OF = [
    """INSERT INTO councils_council (id, name, slug, principal_council, email, website)
    SELECT %(many)s + c, 'Parish ' || c, 'parish-' || c, '', '', '' FROM generate_series(1, %(councils)s) c""",
    """INSERT INTO councils_committee (council_id, name, is_full_council)
    SELECT %(many)s + c, 'Full council', true FROM generate_series(1, %(councils)s) c""",
    """INSERT INTO councils_user (id, password, is_superuser, email, is_active, is_staff, daily_digest, date_joined)
    SELECT %(many)s + p, '!', false, 'person' || p || '@example.org', true, false, false, now()
    FROM generate_series(1, %(councils)s * %(people)s) p""",
    """INSERT INTO mfa_authenticator (user_id, type, data, created_at)
    SELECT %(many)s + p, 'totp', '{}', now() FROM generate_series(1, %(councils)s * %(people)s) p""",
    """INSERT INTO councils_person (id, council_id, name, contact_email, user_id)
    SELECT %(many)s + p, %(many)s + 1 + (p - 1) / %(people)s, 'Person ' || p, '', %(many)s + p
    FROM generate_series(1, %(councils)s * %(people)s) p""",
    """INSERT INTO councils_membership (since, person_id, role, post)
    SELECT '2023-05-15', %(many)s + p, CASE (p - 1) %% %(people)s WHEN 0 THEN 'clerk' WHEN 10 THEN 'officer'
    WHEN 11 THEN 'officer' ELSE 'councillor' END, '' FROM generate_series(1, %(councils)s * %(people)s) p""",
]
SET_UP = [
    """INSERT INTO councils_tickedstep (council_id, name, at)
    SELECT %(many)s + c, 'whole-list', now() FROM generate_series(1, %(councils)s) c""",
]
TEXTS = [
    """INSERT INTO protocols_protocol (id, council_id, title, slug)
    SELECT %(many)s + c, %(many)s + c, title, slug FROM protocols_protocol, generate_series(1, %(councils)s) c""",
    """INSERT INTO protocols_version (id, protocol_id, number, title, file_name, sha256, warnings, found, revision,
    created_at) SELECT %(many)s + c, %(many)s + c, number, title, file_name, sha256, warnings, found, revision,
    created_at FROM protocols_version, generate_series(1, %(councils)s) c WHERE protocol_id < %(many)s""",
    """INSERT INTO protocols_adoption (version_id, protocol_id, adopted, minute_ref, body, change, next_review,
    in_force_from, at) SELECT %(many)s + c, %(many)s + c, adopted, minute_ref, body, change, '', in_force_from, at
    FROM protocols_adoption, generate_series(1, %(councils)s) c WHERE protocol_id < %(many)s""",
]


def _clauses(cursor, councils):
    """The text of each council's protocol."""
    source, of_the_model = f"generate_series(1, {councils}) c", f"model.version_id < {MANY}"
    own = f"{MANY} + c * 1000 + model."
    version = f"{MANY} + c"
    copy(cursor, "protocols_section", source, of_the_model, id=f"{own}id", version_id=version)
    copy(cursor, "protocols_clause", source, of_the_model, version_id=version, section_id=f"{own}section_id")


def _entries(cursor, sizes):
    """Copies of one entry that is logged and of one that is answered, with words of their own to search in."""
    _choose(cursor, sizes)
    copy(
        cursor,
        "requests_log_councillorrequest",
        "chosen",
        "model.id = chosen.of",
        id=f"{MANY} + n",
        council_id="council",
        year="2000 + n % 27",
        number="n",
        asked_by_id=f"{MANY} + (council - {MANY} - 1) * {PEOPLE} + 2 + n % 9",
        logged_by_id=f"{MANY} + (council - {MANY} - 1) * {PEOPLE} + 1",
        received_at="model.received_at - n * interval '17 minutes'",
        logged_at="model.logged_at - n * interval '17 minutes' + interval '1 second'",
        form_key="NULL",
    )
    _words_and_checks(cursor)
    _history_and_dates(cursor)


def _words_and_checks(cursor):
    words = " || ' ' || ".join(
        f"(ARRAY{WORDS})[1 + (hashtext(n::text || '{k}') & 65535) % {len(WORDS)}]" for k in "abcd"
    )
    rare = "CASE WHEN n % 997 = 0 THEN ' zanderpike' ELSE '' END"
    same = "model.{} = chosen.of"
    copy(cursor, "requests_log_entrywords", "chosen", same.format("entry_id"), id=f"{MANY} + n", entry_id=f"{MANY} + n",
         subject=f"{words}{' || ' + rare}", text=f"model.text || ' ' || {words}")  # fmt: skip
    copy(cursor, "requests_log_check", "chosen", same.format("entry_id"), id=f"{MANY} + n", entry_id=f"{MANY} + n",
         words_id=f"{MANY} + n")  # fmt: skip
    run = f"model.run_id = chosen.run AND (council = {MANY} + 1 OR model.verdict <> 'clear' OR model.rule = first_rule)"
    copy(cursor, "requests_log_finding", "chosen", run, run_id=f"{MANY} + n")


def _history_and_dates(cursor):
    stream = f"'requests_log.entry:' || ({MANY} + n)"
    was = "model.stream = 'requests_log.entry:' || chosen.of"
    copy(cursor, "councils_event", "chosen", was, stream=stream, council_id="council", by_id="NULL")
    days = "current_date + (n % 40) - 2"
    due = f"CASE WHEN model.state = 'open' THEN {days} ELSE model.due END"
    copy(cursor, "councils_deadline", "chosen", was, stream=stream, council_id="council", due=due)


def _choose(cursor, sizes):
    cursor.execute(
        f"""CREATE TEMPORARY TABLE chosen ON COMMIT DROP AS SELECT n,
        {MANY} + CASE WHEN n <= %(measured)s THEN 1 ELSE 2 + n %% (%(councils)s - 1) END AS council, model.id AS of,
        (SELECT id FROM requests_log_check WHERE entry_id = model.id) AS run,
        (SELECT min(rule) FROM requests_log_finding) AS first_rule
        FROM generate_series(1, %(entries)s) n JOIN requests_log_councillorrequest model ON model.id < {MANY} AND
        model.state = CASE WHEN n %% greatest(1, %(entries)s / %(open)s) = 0 THEN 'logged' ELSE 'answered' END""",
        sizes,
    )


def _cases(cursor, sizes):
    """Copies of one case under the key of its model; its clerk handles it, an officer brought it."""
    cursor.execute(
        f"""CREATE TEMPORARY TABLE chosen_cases ON COMMIT DROP AS SELECT n, gen_random_uuid() AS key,
        {MANY} + CASE WHEN n <= {CASES_MEASURED} THEN 1 ELSE 2 + n %% (%(councils)s - 1) END AS council, model.id AS of
        FROM generate_series(1, %(cases)s) n, grievances_grievance model""",
        sizes,
    )
    clerk = f"{MANY} + (council - {MANY} - 1) * {PEOPLE} + 1"
    copy(cursor, "grievances_grievance", "chosen_cases", "model.id = of", id="key", council_id="council",
         reference="upper(substr(md5(n::text), 1, 8))")  # fmt: skip
    copy(cursor, "grievances_allegation", "chosen_cases", "model.case_id = of", case_id="key")
    person = f"{clerk} + CASE model.kind WHEN 'handler' THEN 0 ELSE 10 END"
    copy(cursor, "grievances_part", "chosen_cases", "model.case_id = of", case_id="key", council_id="council",
         person_id=person)  # fmt: skip
    for kind in ("case", "looks"):
        was, stream = f"model.stream = 'grievances.{kind}:' || of", f"'grievances.{kind}:' || key"
        copy(cursor, "councils_event", "chosen_cases", was, stream=stream, council_id="council", by_id="NULL")
    was, stream = "model.stream = 'grievances.case:' || of", "'grievances.case:' || key"
    copy(cursor, "councils_deadline", "chosen_cases", was, stream=stream, council_id="council",
         due="current_date + n % 60")  # fmt: skip


def models():
    """The rows that are copied, made by the services: a protocol, an entry of each state, a case."""
    from councils.models import Role
    from requests_log.models import CouncillorRequest
    from tests.grievances.makers import make_case
    from tests.makers import make_council, make_member
    from tests.protocols.makers import make_adopted
    from tests.requests_log.makers import make_answered, make_entry

    council = make_council("The model", "model")
    clerk, member = make_member(council, "Maya Osei", Role.CLERK), make_member(council, "Iris Lowe", Role.COUNCILLOR)
    make_adopted(council)
    for make in (make_entry, make_answered):
        make(council, member, clerk, received_at=timezone.now() - timedelta(days=2))
    make_case(council, make_member(council, "Rhoda Pike", Role.OFFICER))
    return CouncillorRequest.objects.count()
