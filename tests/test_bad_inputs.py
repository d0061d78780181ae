"""A few of the bad inputs of benchmarks/bad_inputs.py, sent to every form: none of them breaks the site.

What it answers to each field is the business of that form's own tests.
"""

import random

import pytest
from django.db import connection

from tests.access_table import make_world
from tests.bad_values import send_bad
from tests.forms_of_the_site import browsers_in, each_form, undone
from tests.test_access import ROWS

SEED = 7

# PostgreSQL refuses more than SQLite: NUL, halves of surrogates, numbers and dates out of range.
pytestmark = pytest.mark.skipif(connection.vendor == "sqlite", reason="tried in the run on PostgreSQL")


def test_no_form_breaks_over_bad_input(db):
    world, chance, answers = make_world(), random.Random(SEED), {}
    browsers = browsers_in(world)
    for account, form in each_form(ROWS, world, browsers):
        with undone():
            client = browsers.of(account)
            client.raise_request_exception = False
            answers.setdefault(send_bad(form, client, chance).status_code, []).append(form.action)
    assert {status: actions for status, actions in answers.items() if status >= 500} == {}
    assert sum(map(len, answers.values())) > 120
