"""The outbox with several senders, and with a broker that is away."""

from threading import Barrier, Thread

import pytest
from django.core import mail as post
from django.db import connection

from councils import post_room, services, workers
from councils.models import OutboxMail
from protocol_site.celery import app as celery_app

State = OutboxMail.State


def test_two_senders_at_once_send_one_notice_once(transactional_db, notice):
    OutboxMail.objects.update(state=State.QUEUED)
    post.outbox.clear()
    start = Barrier(4)

    def send_it():
        start.wait()
        post_room.send(notice.pk)
        connection.close()

    threads = [Thread(target=send_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(post.outbox) == 1


@pytest.fixture
def no_broker(settings, monkeypatch):
    # The tests that follow have a broker, and must not wait for it.
    monkeypatch.setattr(workers, "AWAY_FOR", 0)
    settings.REDIS_URL = "unix:///nowhere/redis.sock"
    celery_app.conf.task_always_eager = False
    celery_app.conf.broker_write_url = "redis+socket:///nowhere/redis.sock"
    celery_app.amqp._producer_pool = None
    yield
    celery_app.conf.broker_write_url = None
    celery_app.amqp._producer_pool = None


@pytest.mark.django_db(transaction=True)
def test_broker_that_is_away_does_not_fail_the_act(no_broker, nora, clerk):
    services.invite(nora, by=clerk)
    assert OutboxMail.objects.get().state == State.QUEUED
    post_room.sweep()
    assert OutboxMail.objects.get().state == State.SENT
