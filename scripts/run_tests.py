"""Run the tests on SQLite and on PostgreSQL, with a private Redis for both; arguments go to pytest.

`--sqlite-only` as the first argument leaves the second run out.
Nothing of a developer's own .env reaches the tests: what they depend on is set here.
"""

import os
import signal
import subprocess
import sys

from services import SCRIPTS, Stopped, run, services, stop_on_signals

ENVIRONMENT = {
    "SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
    "CASE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI=",
    "SITE_URL": "http://localhost:8000",
    "ALLOWED_HOSTS": "localhost",
    "DEBUG": "false",
    "DEMO": "false",
    "STATIC_MANIFEST": "false",
    "LOG_LEVEL": "WARNING",
}
# Two workers; tests that use the private Redis say `xdist_group` and stay together on one of them.
SHARED_OUT = ["-n", "2", "--dist", "loadgroup"]


def chromium():
    found = subprocess.run([SCRIPTS / "find-chromium"], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def run_on(database, variables, arguments):
    print(f"\n== Tests on {database} ==", flush=True)
    command = [sys.executable, "-m", "pytest", *SHARED_OUT, *arguments]
    return run(command, os.environ | ENVIRONMENT | {"CHROMIUM": chromium()} | variables)


def run_on_each(arguments):
    """The exit code of pytest for each database."""
    sqlite_only = arguments[:1] == ["--sqlite-only"]
    arguments = arguments[1:] if sqlite_only else arguments
    with services() as variables:
        sqlite = {"DATABASE_URL": f"sqlite:///{SCRIPTS.parent / 'var' / 'tests.sqlite3'}"}
        results = {"SQLite": run_on("SQLite", variables | sqlite, arguments)}
        if not sqlite_only:
            # What never asks the database has passed, or not, on the first.
            results["PostgreSQL"] = run_on("PostgreSQL", variables, ["--database-only", *arguments])
        return results


def main(arguments):
    stop_on_signals()
    try:
        results = run_on_each(arguments)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Stopped as stopped:
        return 128 + stopped.args[0]
    print()
    for database, code in results.items():
        print(f"{database}: {'all tests passed' if code == 0 else f'FAILED (pytest ended with {code})'}")
    return max(results.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
