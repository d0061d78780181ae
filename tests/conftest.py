"""The cast that every app's tests share, and what all tests need of the site.

Thornby has a clerk, a deputy, an officer, a councillor and a chair, each a Person with an account. The outsider
belongs to another council only; the stranger is an account that belongs to none.
"""

import os

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from hypothesis import settings as hypothesis_settings

from councils import protection
from councils.models import Role
from councils.models.bodies import Office
from protocol_site.celery import app as celery_app
from protocol_site.demo.seeding import seed
from tests.makers import full_council, make_council, make_member, make_seat, make_user

# No example fails because the machine is busy. On the build machine the generated cases are the same each time: what
# they find is found by somebody at work on it.
hypothesis_settings.register_profile("site", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("site")


QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
USES_THE_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out the tests that never ask the database, as on a second one",
    )


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--database-only"):
        return
    asking = [
        item for item in items if item.get_closest_marker("django_db") or USES_THE_DATABASE & {*item.fixturenames}
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


@pytest.fixture(autouse=True)
def site_for_tests(settings):
    """Files without hashes in their names, a quick hash for passwords, jobs at once, no counted attempts, no demo."""
    settings.DEMO = False
    # Or else every clerk of every test would first have to set one up; tests of the second factor turn it on again.
    settings.SECOND_FACTOR_REQUIRED = False
    files = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": files}
    # Or else each new test client would begin by reading all static files.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    celery_app.conf.task_always_eager = True
    # A cache of this process: the workers that share the tests would clear one another's in Redis.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture(autouse=True)
def triggers_lifted_for_the_flush(request):
    """A test with real transactions ends with a flush, which the append-only tables refuse.

    The flush sends post_migrate, and with that the triggers are back.
    """
    marker = request.node.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"}.intersection(request.fixturenames)
    flushes = bool(asked) or (marker is not None and marker.kwargs.get("transaction", False))
    if flushes:
        request.getfixturevalue("transactional_db")  # set up before this fixture, and so torn down after it
    yield
    if flushes:
        protection.lift()


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """The demo, seeded once for the tests of a module, which have to be marked as using the database.

    Each of them runs within the same transaction, takes back what it changes, and must not expect an empty database.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=QUICK_HASHERS):
            seed()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def council(db):
    return make_council(email="office@thornby.example", website="https://thornby.example")


@pytest.fixture
def other_council(db):
    return make_council("Wexcombe Town Council", "wexcombe")


@pytest.fixture
def clerk(council):
    return make_member(council, "Maya Osei", Role.CLERK)


@pytest.fixture
def deputy(council):
    return make_member(council, "Tom Fenwick", Role.DEPUTY_CLERK)


@pytest.fixture
def officer(council):
    return make_member(council, "Rhoda Pike", Role.OFFICER, post="Village warden")


@pytest.fixture
def councillor(council):
    return make_member(council, "Iris Lowe", Role.COUNCILLOR)


@pytest.fixture
def chair(council):
    """A councillor who chairs the full council."""
    person = make_member(council, "Samir Nath", Role.COUNCILLOR)
    make_seat(full_council(council), person, Office.CHAIR)
    return person


@pytest.fixture
def outsider(other_council):
    return make_member(other_council, "Greta Holm", Role.CLERK)


@pytest.fixture
def stranger(db):
    """An account (a User) behind which no person stands."""
    return make_user("stranger@example.org")
