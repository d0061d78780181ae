"""Secret links, made at the moment of sending so that no row and no log ever holds one."""

from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core import signing
from django.urls import reverse

from councils.models import OutboxMail

MARK = "[a personal link, not kept]"
LOST_FACTOR_SALT = "councils.lost_factor"

_of_apps = {}


def register(link, make_it):
    """An app's own secret: `make_it(mail)` gives what takes the place of MARK, at the moment of sending."""
    _of_apps[link] = make_it


def host():
    return urlsplit(settings.SITE_URL).hostname


def message_id(pk):
    """The Message-ID of a notice, which bounces and mail servers' logs quote."""
    return f"<{pk}@{host()}>"


def make(mail):
    """The address that takes the place of MARK in this mail, "" where it has none."""
    if mail.link == OutboxMail.Link.SET_PASSWORD:
        if mail.user.email.lower() != mail.address.lower():
            raise LookupError("The account has moved to another address since.")
        return settings.SITE_URL + set_password_path(mail.user)
    if mail.link == OutboxMail.Link.CONFIRM_ADDRESS:
        address = EmailAddress.objects.get(user=mail.user, email__iexact=mail.address)
        return settings.SITE_URL + reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])
    if mail.link == OutboxMail.Link.LOST_FACTOR:
        token = signing.dumps(mail.user_id, salt=LOST_FACTOR_SALT)
        return settings.SITE_URL + reverse("factor-lost-link", args=[token])
    return _of_apps[mail.link](mail) if mail.link else ""


def set_password_path(user):
    token = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token})
