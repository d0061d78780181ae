"""For whatever watches over the site: whether this process lives, and whether it can serve a page.

Both say no more than that: they are open to anybody.
"""

import logging

from celery import current_app
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.access import public

logger = logging.getLogger(__name__)


@public
@require_safe
@never_cache
def live(request):
    """Touches nothing else: a process is not to be restarted because the database is away."""
    return HttpResponse("alive\n", content_type="text/plain")


@public
@require_safe
@never_cache
def ready(request):
    """503 while something that every page needs is away. Without a broker pages are served, and mails wait."""
    found = {name: _works(name, check) for name, check in CHECKS.items()}
    usable = all(found[name] for name in found if name != "broker")
    words = {name: "ok" if works else "away" for name, works in found.items()}
    return JsonResponse({"ready": usable} | words, status=200 if usable else 503)


def _works(name, check):
    try:
        return bool(check())
    except Exception:
        logger.exception("The check of the %s failed.", name)
        return False


def _database():
    connection.ensure_connection()
    return connection.is_usable()


def _migrations():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache():
    cache.set("health", "ok", 60)
    return cache.get("health") == "ok"


def _broker():
    if not settings.REDIS_URL:
        return True
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
    return True


CHECKS = {"database": _database, "migrations": _migrations, "cache": _cache, "broker": _broker}


def register(name, check):
    """Something of an app without which no page can be served; `check()` says whether it is there."""
    CHECKS[name] = check
