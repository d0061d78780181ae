"""The Celery application; its settings are the CELERY_* names of protocol_site/settings.py."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "protocol_site.settings")

app = Celery("protocol_site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_to_start(**kwargs):
    from grievances import checks

    try:
        checks.refuse_to_start()
    except ImproperlyConfigured as problem:
        # Celery logs what a receiver raises, and goes on; this it does not catch.
        raise SystemExit(f"The settings are not right: {problem}") from None
