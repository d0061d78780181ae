from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"
    verbose_name = "Protocols"

    def ready(self):
        from councils import due, protection
        from councils.services import reminders
        from protocols import guards, services
        from protocols.due import READING, REVIEWS

        protection.register(guards.GUARDS)
        due.register(REVIEWS)
        due.register(READING)
        reminders.register(services.send_reminders)
