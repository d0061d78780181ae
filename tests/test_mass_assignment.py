"""No form takes more than its page asks for: not the council, the author, a role, a state or a hash sent beside it.

Each form is sent with a field for every column of every table besides its own. A form over all columns
(`fields = "__all__"`) and a view that hands on all that came (`**request.POST.dict()`) read such a field, and that is
where they show, whether what they read is valid or not.
"""

import pytest
from django.apps import apps
from django.db import connection
from django.forms import modelform_factory
from django.http import QueryDict
from django.urls import resolve

from councils.models import Membership
from tests.access_table import make_world
from tests.forms_of_the_site import browsers_in, each_form, undone
from tests.test_access import ROWS

EXTRA = "7"
# Which button of a page was pressed; it is called like a column by chance.
BUTTONS = {"act"}
# A question of the form that its page asks only where there is something to choose.
NOT_ALWAYS_ASKED = {
    "grievances:serve": {"papers"},
    "protocols:amend": {"version"},
    "requests_log:duty-open": {"rule"},
}

pytestmark = pytest.mark.skipif(connection.vendor == "postgresql", reason="nothing of it depends on the database")


class Noted(QueryDict):
    """What was posted; the names by which anybody asks for it, also in a copy, are noted for all in one place."""

    names = set()

    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)

    def getlist(self, name, default=None):
        self.names.add(name)
        return super().getlist(name, default)

    def __iter__(self):
        """As that of any QueryDict; only because it is here does `**` ask for each value by its name."""
        return super().__iter__()


def noted(posted):
    found = Noted("", mutable=True)
    for name, values in posted.lists():
        found.setlist(name, values)
    Noted.names.clear()
    return found


class NotingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST":
            request.POST = noted(request.POST)
        return self.get_response(request)


@pytest.fixture(scope="module")
def columns():
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    return {"pk", *(field.name for field in fields), *(field.attname for field in fields)} - BUTTONS


def taken(form, browser, columns):
    """Columns that the page did not ask for, and that were read when its form was sent."""
    extra = sorted(columns - form.names)
    with undone():
        form.send(browser, [*form.fields, *((name, EXTRA) for name in extra)])
    return Noted.names.intersection(extra)


def test_no_form_takes_a_column_that_its_page_does_not_ask_for(db, columns, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.{NotingMiddleware.__name__}"]
    world, found = make_world(), {}
    browsers = browsers_in(world)
    for account, form in each_form(ROWS, world, browsers):
        if form.method == "post":
            name = resolve(form.action).view_name
            found.setdefault(name, set()).update(
                taken(form, browsers.of(account), columns) - NOT_ALWAYS_ASKED.get(name, set())
            )
    assert {name: names for name, names in found.items() if names} == {}
    assert len(found) > 100


def test_forms_and_services_that_take_all_would_be_found(db, columns):
    posted = noted(QueryDict("role=clerk&person=1&council=2"))
    modelform_factory(Membership, fields="__all__")(posted).is_valid()
    assert {"role", "person"} <= Noted.names & columns
    Noted.names.clear()
    dict(**posted.copy())
    assert {"role", "person", "council"} <= Noted.names
