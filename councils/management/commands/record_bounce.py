import sys

from django.core.management.base import BaseCommand

from councils.bounces import read_report
from councils.errors import Overtaken
from councils.models import OutboxMail
from councils.services.notices import note_bounce


class Command(BaseCommand):
    help = "Reads a mail server's report of failure from standard input and marks the notice that came back."

    def handle(self, **options):
        bounce = read_report(sys.stdin.buffer.read())
        notice = bounce and OutboxMail.objects.filter(pk=bounce.notice).first()
        if notice is None:
            self.stdout.write("Not a report about a notice of ours.")
            return
        try:
            note_bounce(notice, reason=bounce.reason)
        except Overtaken:
            self.stdout.write(f"The notice {notice.pk} had been settled already.")
        else:
            self.stdout.write(f"The notice {notice.pk} came back.")
