"""An old register on its way in, for the tests that bring one in."""

import pytest

from councils.spreadsheets.files import read_file
from requests_log.models import OldRegister
from requests_log.old_register.headings import heading_place, headings
from requests_log.services import old_register as services
from tests.requests_log.old_registers import HEADINGS, ROWS, as_csv


@pytest.fixture
def bring(council, councillor, clerk):
    """Keep a file of rows with its columns as they are proposed."""

    def keep(rows=None, data=None, people=None):
        sheets = read_file(data or as_csv([HEADINGS, *(ROWS if rows is None else rows)]))
        register = services.keep_file(council=council, file_name="old.csv", sheets=sheets, by=clerk)
        heading = heading_place(sheets[0])
        columns = {each.field: each.index for each in headings(sheets[0], heading) if each.field}
        usual = {"channel": "email", "kind": "other"}
        matching = {"sheet": 0, "heading": heading, "columns": columns, "usual": usual}
        services.match_columns(register, matching=matching, seen=0)
        services.say_who(register, people=people or {}, seen=1)
        return OldRegister.objects.get(pk=register.pk)

    return keep
