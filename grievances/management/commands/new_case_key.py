"""Prints a fresh key for CASE_KEYS."""

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print a fresh key for CASE_KEYS. Keep a copy apart from the database."
    requires_system_checks = ()

    def handle(self, *args, **options):
        self.stdout.write(Fernet.generate_key().decode())
