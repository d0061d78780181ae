"""Handing work on after a commit: to Celery's workers, or where there is no broker to a thread of this process.

Nothing here raises or holds up a page, and nothing is lost: what is handed on stands in the database, where beat or
`manage.py run_due` finds it when it was not done.
"""

import logging
import time
from concurrent.futures import ThreadPoolExecutor

from celery import current_app
from django.conf import settings
from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)

# Seconds in which a broker that was away is not asked again: an act may hand on many things.
AWAY_FOR = 15
# One after the other; a process that ends first does what it still has.
_own_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="after-commit")
_broker = {"away_until": 0.0}


def hand_on(task, *args, alone=None):
    """Have a worker run the task; without a broker our own thread runs it, or `alone` in its place."""
    if current_app.conf.task_always_eager:
        task.delay(*args)
    elif settings.REDIS_URL:
        _publish(task, args)
    else:
        _run_here(*((alone, ()) if alone else (task, args)))


def _run_here(task, args):
    try:
        _own_thread.submit(_run, task, args)
    except RuntimeError:  # this process is ending
        logger.warning("%s waits for the next run of the jobs.", task.name)


def _publish(task, args):
    if time.monotonic() < _broker["away_until"]:
        return
    try:
        task.delay(*args)
    except Exception as problem:  # the broker's own errors have no common base
        _broker["away_until"] = time.monotonic() + AWAY_FOR
        logger.warning("The broker is away (%s); %s waits for the sweep.", type(problem).__name__, task.name)


def _run(task, args):
    close_old_connections()
    try:
        task(*args)
    except Exception:
        logger.exception("%s was not done; it waits for the next run of the jobs.", task.name)
    finally:
        connections.close_all()
