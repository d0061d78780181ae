from celery import shared_task

from councils import jobs, long_work, post_room


@shared_task
def send_mail(pk):
    post_room.send(pk)


@shared_task
def sweep_outbox():
    post_room.sweep()


@shared_task
def run_jobs(*names):
    jobs.run_due(names)


@shared_task
def go_on(pk):
    long_work.go_on(pk)
