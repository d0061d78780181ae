from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"
    verbose_name = "Protocols"

    def ready(self):
        from councils import due, protection
        from protocols import guards
        from protocols.due import SOURCE

        protection.register(guards.GUARDS)
        due.register(SOURCE)
