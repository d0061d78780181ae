"""Check a file of requests against the rules, without a database."""

import json

from django.core.management.base import BaseCommand, CommandError

from requests_log.rules import Facts, check, explain


class Command(BaseCommand):
    help = "Check the requests of a .jsonl file and print one line of JSON for each. Needs no database."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", help="one JSON object a line, with at least a text")
        parser.add_argument("--explain", action="store_true", help="also show how each verdict came about")

    def handle(self, *args, file, explain, **options):
        faults, answers = [], []
        for number, item in self._lines(file):
            try:
                answers.append(_answer(item, explain))
            except ValueError as fault:
                faults.append(f"{file}, line {number}: {fault}.")
        if faults:
            raise CommandError("\n".join([*faults, "Nothing was checked: please mend the file first."]))
        for answer in answers:
            self.stdout.write(answer)

    def _lines(self, name):
        try:
            with open(name, encoding="utf-8-sig") as file:
                return [(number, line) for number, line in enumerate(file, 1) if line.strip()]
        except OSError as fault:
            raise CommandError(f"{name} cannot be read: {fault.strerror}") from None
        except UnicodeDecodeError as fault:
            raise CommandError(f"{name} cannot be read as UTF-8 text: {fault}") from None


def _answer(line, with_explanation):
    """The answer to one line as JSON; ValueError says in plain words what is wrong with it."""
    item = _parsed(line)
    facts = Facts.from_item(item)
    findings = check(facts)
    first, *rest = findings
    answer = {
        "id": item.get("id"),
        "instructing_staff": first.verdict,
        "other": [finding.rule for finding in rest if finding.verdict != "clear"],
        "findings": [{"rule": f.rule, "verdict": f.verdict, "reason": f.reason, "spans": f.spans} for f in findings],
    }
    if with_explanation:
        answer["explanation"] = explain(facts).splitlines()
    return json.dumps(answer, ensure_ascii=False)


def _parsed(line):
    try:
        return json.loads(line)
    except json.JSONDecodeError as fault:
        raise ValueError(f"this is not JSON ({fault.msg} at column {fault.colno})") from None
    except RecursionError:
        raise ValueError("this is nested too deeply to be read") from None
