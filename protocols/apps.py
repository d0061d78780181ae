from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"
    verbose_name = "Protocols"

    def ready(self):
        from councils import protection
        from protocols import guards

        protection.register(guards.GUARDS)
