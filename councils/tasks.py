from celery import shared_task

from councils import mail


@shared_task
def send_mail(pk):
    mail.send(pk)


@shared_task
def sweep_outbox():
    mail.sweep()
