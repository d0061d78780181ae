from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = "Councils and people"

    def ready(self):
        from councils import history, protection

        protection.register(history.GUARDS)
        # The one way that Django offers to act after every migrate and flush; it is sent once all tables are there.
        post_migrate.connect(protection.restore_after_migrate, sender=self, dispatch_uid="protection")
