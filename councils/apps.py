from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = "Councils and people"

    def ready(self):
        from councils import (
            database_roles,
            first_steps,
            held,
            history,
            homes,
            own_held,
            own_steps,
            protection,
            second_factor,
        )
        from councils.services import proposals

        protection.register(history.GUARDS)
        homes.register(first_steps.lines, proposals.lines)
        first_steps.register(*own_steps.STEPS)
        held.register(*own_held.SOURCES, texts=own_held.TEXTS)
        second_factor.register(second_factor.is_a_clerk)
        second_factor.register(second_factor.runs_the_site)
        checks.register(protection.check_triggers, checks.Tags.database)
        # The one way that Django offers to act around every migrate and flush; each is sent once for all apps.
        pre_migrate.connect(protection.lift_before_migrate, sender=self, dispatch_uid="protection")
        post_migrate.connect(protection.restore_after_migrate, sender=self, dispatch_uid="protection")
        post_migrate.connect(database_roles.grant_after_migrate, sender=self, dispatch_uid="database roles")
