from django.apps import AppConfig
from django.core import checks


class GrievancesConfig(AppConfig):
    name = "grievances"
    verbose_name = "Grievances"

    def ready(self):
        from councils import guarded, mail_links, second_factor, verification, ways
        from councils.models import OutboxMail
        from councils.views import health
        from grievances.access import needs_second_factor
        from grievances.checks import check_keys, check_proofs, missing_key
        from grievances.proofs import WORDS
        from grievances.services.door import code_in
        from grievances.services.guarding import GUARD

        checks.register(check_keys)
        checks.register(check_proofs, checks.Tags.database)
        health.register("keys", lambda: not missing_key())
        mail_links.register(OutboxMail.Link.CASE_CODE, code_in)
        guarded.register(GUARD)
        verification.register(WORDS)
        second_factor.register(needs_second_factor)
        ways.register(ways.GRIEVANCE, "grievances:start")
        self._register_what_is_due()
        self._register_what_is_kept()

    def _register_what_is_due(self):
        from councils import due, first_steps, homes
        from grievances.due import SOURCE
        from grievances.first_steps import STEPS
        from grievances.homes import lines

        due.register(SOURCE)
        homes.register(lines)
        first_steps.register(*STEPS)

    def _register_what_is_kept(self):
        from councils import data_kept, protection
        from councils.services import expiry, stored_files
        from grievances import guards
        from grievances.data_kept import KEPT
        from grievances.services.rescue import forget_unanswered
        from grievances.services.retention import erase_what_is_due

        data_kept.register(*KEPT)
        protection.register(guards.GUARDS)
        expiry.register(forget_unanswered)
        expiry.register(erase_what_is_due)
        checks.register(stored_files.check_store, checks.Tags.database)
        # Behind the erasure, whose files it takes out of the store.
        expiry.register(stored_files.sweep)
