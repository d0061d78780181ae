"""Signing in with an account at Microsoft 365 or elsewhere (django-allauth's socialaccount, where it is set up).

It opens an account that there is, and makes none: the address has to be that of one which is confirmed, or of an
invitation that is open, and the provider has to have verified it.
"""

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect

from councils.models import Invitation, User

UNKNOWN = (
    "Nobody on this site has the address of that account. Sign in with your password, or ask your Clerk to invite you "
    "under that address."
)
FAILED = "The other service did not sign you in. Try again, or sign in with your password."


class OtherSignInAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """Bring the sign-in and its owner's account together, the first time; whoever has none is sent back."""
        if sociallogin.is_existing:
            return
        vouches = sociallogin.provider.app.settings.get("vouches", False)
        verified = [address.email for address in sociallogin.email_addresses if address.verified or vouches]
        user = next(filter(None, map(_owner, verified)), None)
        if user is None:
            self._send_back(request, UNKNOWN)
        with transaction.atomic():
            # Whoever signs in there reads that address, as whoever follows the link of an invitation does.
            EmailAddress.objects.filter(user=user, email__iexact=user.email).update(verified=True)
            sociallogin.connect(request, user)

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        self._send_back(request, FAILED)

    def _send_back(self, request, words):
        messages.error(request, words)
        raise ImmediateHttpResponse(redirect("account_login"))


def _owner(address):
    """The account of that address, if it is confirmed or was invited; None for all others."""
    user = User.objects.filter(email__iexact=address, is_active=True).first()
    if user is None:
        return None
    confirmed = EmailAddress.objects.filter(user=user, email__iexact=address, verified=True).exists()
    return user if confirmed or Invitation.objects.open().filter(user=user).exists() else None
