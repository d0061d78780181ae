from django.apps import AppConfig


class RequestsLogConfig(AppConfig):
    name = "requests_log"
    verbose_name = "Request log"

    def ready(self):
        from councils import data_kept, due, first_steps, held, homes, jobs, long_work, protection
        from councils.services import expiry
        from requests_log import duties_due, guards
        from requests_log.data_kept import KEPT
        from requests_log.due import SOURCE
        from requests_log.first_steps import STEPS
        from requests_log.held import SOURCES, TEXTS
        from requests_log.homes import lines
        from requests_log.services import bringing_in, mailbox, old_register, recheck

        protection.register(guards.GUARDS)
        data_kept.register(*KEPT)
        due.register(SOURCE)
        due.register(duties_due.SOURCE)
        homes.register(lines)
        first_steps.register(*STEPS)
        held.register(*SOURCES, texts=TEXTS)
        long_work.register(recheck.KIND)
        jobs.register(jobs.often("logging-mailbox", "Take in the e-mails in the logging mailbox", mailbox.read_mailbox))
        long_work.register(bringing_in.KIND)
        expiry.register(old_register.expire)
