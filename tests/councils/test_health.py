"""Live and ready: two answers for whatever watches over the site."""

from councils.views import health
from protocol_site.celery import app
from tests.makers import client_of

READY = "/health/ready/"


def test_process_without_a_database_lives_and_is_not_ready(db, monkeypatch):
    def away():
        raise ConnectionError("postgres://council:password@db/council")

    monkeypatch.setitem(health.CHECKS, "database", away)
    assert client_of().get("/health/live/").status_code == 200
    response = client_of().get(READY)
    assert (response.status_code, response.json()["database"]) == (503, "away")
    assert "password" not in response.content.decode()


def test_process_with_all_it_needs_is_ready(db, settings):
    settings.REDIS_URL = ""
    assert client_of().get(READY).json() == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
        "cache": "ok",
        "broker": "ok",
        "keys": "ok",
    }


def test_broker_that_is_away_is_told_and_pages_are_served(db, settings, monkeypatch):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(app.conf, "broker_url", settings.REDIS_URL)
    response = client_of().get(READY)
    assert (response.status_code, response.json()["broker"]) == (200, "away")


def test_nothing_of_it_is_kept_and_no_session_is_begun(db):
    response = client_of().get(READY)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
