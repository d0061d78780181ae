from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"
    verbose_name = "Protocols"

    def ready(self):
        from councils import data_kept, due, first_steps, held, homes, protection, ways
        from councils.services import reminders
        from protocols import guards, services
        from protocols.data_kept import KEPT
        from protocols.due import SOURCE
        from protocols.first_steps import STEPS
        from protocols.held import SOURCES, TEXTS
        from protocols.homes import lines

        protection.register(guards.GUARDS)
        data_kept.register(*KEPT)
        due.register(SOURCE)
        homes.register(lines)
        first_steps.register(*STEPS)
        held.register(*SOURCES, texts=TEXTS)
        reminders.register(services.send_reminders)
        ways.register(ways.AMENDMENT, "protocols:amend")
