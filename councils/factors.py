"""How django-allauth's second factors behave here: their secrets lie encrypted, passkeys are named after devices."""

import base64
import logging
import secrets

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

from councils import devices

logger = logging.getLogger(__name__)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "The code is wrong or was used before. Enter the one that your app shows now",
        "unverified_email": "Confirm your email address first: follow the link that we have sent to it",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first",
    }

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # No code fits any more, and the person is told that it is wrong; of "" anybody could count the codes.
            logger.error("A second factor was set up under another SECRET_KEY; its owner has to be reset.")
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def generate_authenticator_name(self, user, type):
        return devices.in_words(self.request.headers.get("User-Agent", ""))


def _cipher():
    """Whoever gets hold of the database alone, such as a backup of it, cannot make the codes."""
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret):
    return base64.urlsafe_b64encode(salted_hmac("councils.factors", "", secret=secret, algorithm="sha256").digest())
