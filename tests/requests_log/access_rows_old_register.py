"""Who may bring an old register in and take the register away: clerks, and nobody else."""

from dataclasses import asdict

from councils.spreadsheets.cells import Sheet
from requests_log.models import OldRegister
from tests.access_table import FOR_CLERKS, Page
from tests.requests_log.access_rows import listed

FILE, WORDS = "requests-2019.xlsx", "Mend the gate at the pond"


def register(world):
    rows = [[1, ["Date", "Cllr", "Query"]], [2, ["w/c 3 May", "Zeb Quill", WORDS]]]
    matching = {
        "sheet": 0,
        "heading": 0,
        "columns": {"received": 0, "name": 1, "words": 2},
        "usual": {"channel": "email", "kind": "other"},
    }
    kept = OldRegister.objects.create(
        council=world.council, file_name=FILE, sheets=[asdict(Sheet("2019", rows))], matching=matching
    )
    return {"pk": kept.pk}


def waiting(world):
    register(world)
    return {}


ROWS = [
    Page("requests_log:old-register-file", FOR_CLERKS, waiting, secret=FILE),
    Page("requests_log:old-register", FOR_CLERKS, register, secret=WORDS),
    Page("requests_log:old-register-people", FOR_CLERKS, register, secret="Zeb Quill"),
    Page("requests_log:old-register-check", FOR_CLERKS, register, secret="is no single day"),
    Page("requests_log:old-register-bad-rows", FOR_CLERKS, register),
    Page("requests_log:old-register-give-up", FOR_CLERKS, register, secret=FILE),
    Page("requests_log:export-csv", FOR_CLERKS, listed),
    Page("requests_log:export-xlsx", FOR_CLERKS, listed),
]
