from django.apps import AppConfig


class RequestsLogConfig(AppConfig):
    name = "requests_log"
    verbose_name = "Request log"

    def ready(self):
        from councils import protection
        from requests_log import guards

        protection.register(guards.GUARDS)
