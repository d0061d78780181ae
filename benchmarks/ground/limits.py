"""The least that the stack can do for the same rows: one hand-written query, a plain template, as many bytes.

Behind the same middleware and session as the site's pages. A post writes the rows that the act writes, by hand.
"""

import json
import os

from django.db import connection, transaction
from django.http import HttpResponse
from django.template import engines

# {name: (SQL, template for the rows)}; {council}, {key} and {stream} come from the address.
PAGES = {
    "list": (
        "SELECT e.year, e.number, e.received_at, e.state, p.name, w.subject FROM requests_log_councillorrequest e"
        " JOIN councils_person p ON p.id = e.asked_by_id JOIN requests_log_entrywords w ON w.entry_id = e.id"
        " WHERE e.council_id = %(council)s ORDER BY e.received_at DESC LIMIT 25",
        "<tr><td>{{ r.0 }}/{{ r.1 }}</td><td>{{ r.2 }}</td><td>{{ r.3 }}</td><td>{{ r.4 }}</td><td>{{ r.5 }}</td></tr>",
    ),
    "detail": (
        "SELECT w.subject, w.text, f.rule, f.verdict, f.reason FROM requests_log_finding f"
        " JOIN requests_log_check c ON c.id = f.run_id JOIN requests_log_entrywords w ON w.id = c.words_id"
        " WHERE c.entry_id = %(key)s",
        "<tr><td>{{ r.0 }}</td><td>{{ r.1 }}</td><td>{{ r.2 }}</td><td>{{ r.3 }}</td><td>{{ r.4 }}</td></tr>",
    ),
    "start": (
        "SELECT d.name, d.due, w.subject FROM councils_deadline d JOIN requests_log_entrywords w"
        " ON d.stream = 'requests_log.entry:' || w.entry_id WHERE d.council_id = %(council)s AND d.state = 'open'"
        " AND d.name IN ('acknowledge_request', 'answer_request') ORDER BY d.due",
        "<li>{{ r.0 }} {{ r.1 }} {{ r.2 }}</li>",
    ),
    "protocol": (
        "SELECT s.number, s.heading, c.ref, c.heading, c.blocks FROM protocols_clause c JOIN protocols_section s"
        " ON s.id = c.section_id WHERE c.version_id = %(key)s ORDER BY c.position",
        "<li>{{ r.0 }} {{ r.1 }} {{ r.2 }} {{ r.3 }} {{ r.4 }}</li>",
    ),
    "case": (
        "SELECT e.at, e.kind, p.name, w.text FROM councils_event e LEFT JOIN councils_person p ON p.id = e.by_id"
        " LEFT JOIN grievances_sealedwords w ON w.event_id = e.id WHERE e.stream = %(stream)s ORDER BY e.sequence",
        "<li>{{ r.0 }} {{ r.1 }} {{ r.2 }} {{ r.3 }}</li>",
    ),
}
EVENT = (
    "INSERT INTO councils_event (council_id, stream, sequence, at, kind, data, commitment, previous_hash, hash)"
    " VALUES (%s, %s, 1, now(), 'bench', '{}', '', '', %s)"
)
ENTRY = (
    "UPDATE requests_log_councillorrequest SET revision = revision + 1 WHERE id = %s",
    "UPDATE councils_deadline SET changed_at = now() WHERE stream = 'requests_log.entry:' || %s",
)
MAIL = (
    "INSERT INTO councils_outboxmail (id, council_id, address, template, subject, text, html, link, state, created_at,"
    " next_attempt_at, attempts, error, confidential) VALUES (gen_random_uuid(), %s, 'a@example.org', 'bench', 's', %s,"
    " %s, '', 'held', now(), now(), 0, '', false)"
)
_pads = {}


def page(request, name):
    """`bytes` in the address is how long the site's own page is."""
    facts = {word: request.GET.get(word) for word in ("council", "key", "stream")}
    if name == "case":
        _write((EVENT, [facts["council"], f"bench:{os.urandom(12).hex()}", "0" * 64]))
    if request.method == "POST":
        return _post(facts)
    sql, line = PAGES[name]
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows = cursor.fetchall()
    return HttpResponse(_template(name, line, int(request.GET["bytes"]), rows).render({"rows": rows}, request))


def _template(name, line, wanted, rows):
    """A plain template for the rows, filled up to the wanted length; made once."""
    if name not in _pads:
        source = "<!DOCTYPE html><table>{% for r in rows %}" + line + "{% endfor %}</table>"
        bare = engines["django"].from_string(source)
        _pads[name] = engines["django"].from_string(source + "x" * max(0, wanted - len(bare.render({"rows": rows}))))
    return _pads[name]


def _post(facts):
    """What acknowledging a request writes: the entry, its deadline, an event, a notice."""
    stream, words = f"bench:{os.urandom(12).hex()}", "x" * 2000
    updates = [(sql, [facts["key"]]) for sql in ENTRY]
    _write(*updates, (EVENT, [facts["council"], stream, "0" * 64]), (MAIL, [facts["council"], words, words]))
    return HttpResponse(json.dumps({"done": True}), status=302, headers={"Location": "/"})


@transaction.atomic
def _write(*statements):
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
