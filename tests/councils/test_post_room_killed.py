"""Real workers, a real broker and a real mail server, and SIGKILL: each notice arrives once or is not known."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.db import transaction
from django.utils import timezone

from councils import mail, mail_links, post_room
from councils.models import OutboxMail
from protocol_site.celery import app as celery_app
from tests.councils.mail_servers import running_server

ROOT = Path(__file__).resolve().parents[2]
State = OutboxMail.State
REDIS_URL = os.environ.get("REDIS_URL", "")
# Those who share the tests take a database of Redis each, so that no worker takes another test's tasks.
OWN_DATABASE = int("".join(filter(str.isdecimal, os.environ.get("PYTEST_XDIST_WORKER", ""))) or 0) + 1
NOTICES = 60
KILLS_AT = (8, 24, 40)  # so many notices have arrived

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(not REDIS_URL, reason="needs a Redis: make test, or scripts/with-services"),
    pytest.mark.django_db(transaction=True),
]


def address_of_the_database():
    """Where the test's own database is, for other processes."""
    name = site_settings.DATABASES["default"]["NAME"]
    if "sqlite" in site_settings.DATABASES["default"]["ENGINE"]:
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"


def own_broker():
    return f"{REDIS_URL}?virtual_host={OWN_DATABASE}"


class Workers:
    """One worker after the other, in a process group of its own."""

    def __init__(self, mail_port):
        variables = {"DATABASE_URL": address_of_the_database(), "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}"}
        self.environment = os.environ | variables | {"REDIS_URL": own_broker(), "SECRET_KEY": site_settings.SECRET_KEY}
        self.process = None

    def start(self):
        command = [sys.executable, "-m", "celery", "-A", "protocol_site", "worker", "-c", "2", "-l", "CRITICAL"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def mailbox_and_port():
    with running_server() as (mailbox, port):
        mailbox.mood = "slow"
        yield mailbox, port


@pytest.fixture
def workers(mailbox_and_port, settings):
    workers = Workers(mailbox_and_port[1])
    celery_app.conf.task_always_eager = False
    celery_app.conf.broker_write_url = own_broker().replace("unix://", "redis+socket://", 1)
    celery_app.amqp._producer_pool = None
    celery_app.control.purge()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox_and_port[1]
    yield workers
    if workers.process and workers.process.poll() is None:
        workers.kill()
    celery_app.control.purge()
    celery_app.conf.broker_write_url = None
    celery_app.amqp._producer_pool = None


def wait_until(condition, seconds=120):
    latest = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < latest, list(OutboxMail.objects.values_list("state", "attempts", "error").distinct())
        time.sleep(0.02)


def let_an_hour_pass():
    past = timezone.now() - timedelta(hours=1)
    OutboxMail.objects.filter(state=State.SENDING).update(claimed_at=past)
    OutboxMail.objects.filter(state=State.QUEUED).update(next_attempt_at=past)


def test_a_worker_that_is_killed_loses_and_doubles_nothing(council, clerk, councillor, mailbox_and_port, workers):
    mailbox = mailbox_and_port[0]
    with transaction.atomic():
        for _ in range(NOTICES):
            mail.post("extension", person=councillor, council=council, context={"by": clerk})
    workers.start()
    for arrived in KILLS_AT:
        wait_until(lambda arrived=arrived: len(mailbox.messages) >= arrived)
        workers.kill()
        # What the dead one had taken from the broker stays away for an hour, so the next one sweeps as beat asks it to.
        celery_app.send_task("councils.tasks.sweep_outbox")
        workers.start()
    wait_until(lambda: not OutboxMail.objects.filter(state=State.QUEUED).exists())
    workers.kill()
    let_an_hour_pass()
    post_room.sweep()
    let_an_hour_pass()
    post_room.sweep()
    arrived = Counter(mailbox.ids)
    for notice in OutboxMail.objects.all():
        times = arrived.pop(mail_links.message_id(notice.pk), 0)
        assert (notice.state, times) in [(State.SENT, 1), (State.UNKNOWN, 0), (State.UNKNOWN, 1)]
    assert not arrived
    # Two processes at work, each with one notice in its hands.
    assert OutboxMail.objects.filter(state=State.UNKNOWN).count() <= 2 * (len(KILLS_AT) + 1)


def test_a_worker_takes_what_an_act_posts_and_needs_no_sweep(council, clerk, councillor, mailbox_and_port, workers):
    workers.start()
    notice = mail.post("extension", person=councillor, council=council, context={"by": clerk})
    wait_until(lambda: OutboxMail.objects.filter(state=State.SENT).exists())
    assert mailbox_and_port[0].ids == [mail_links.message_id(notice.pk)]
