from django.apps import AppConfig
from django.core import checks


class GrievancesConfig(AppConfig):
    name = "grievances"
    verbose_name = "Grievances"

    def ready(self):
        from councils import due
        from grievances.checks import check_keys
        from grievances.due import SOURCE

        checks.register(check_keys)
        due.register(SOURCE)
