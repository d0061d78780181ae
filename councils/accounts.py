"""How django-allauth behaves here: no sign-up, and its mails go through our one door."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings

from councils import confirmation, known_devices, mail
from councils.services import factor_resets

MAILS = {
    "password_reset_key": ("password_reset", mail.Link.SET_PASSWORD),
    "email_confirmation": ("confirm_address", mail.Link.CONFIRM_ADDRESS),
    "email_confirmation_signup": ("confirm_address", mail.Link.CONFIRM_ADDRESS),
}
# What its owner is told of an account, by the name of django-allauth's notification.
CHANGES = {
    "password_changed": "The password was changed",
    "password_set": "A password was set",
    "password_reset": "A password was chosen by a link in an email",
    "email_changed": "The email address was changed",
    "totp_activated": "An authenticator app was added",
    "totp_deactivated": "The authenticator app was removed",
    "webauthn_added": "A passkey was added",
    "webauthn_removed": "A passkey was removed",
    "recovery_codes_generated": "New recovery codes were made",
    "account_connected": "A sign-in with another service was added",
    "account_disconnected": "The sign-in with another service was removed",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is wrong",
        "incorrect_password": "The password is wrong",
        "too_many_login_attempts": "Too many attempts. Wait a few minutes, then try again",
        "rate_limited": "Too many attempts. Wait a few minutes, then try again",
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        template, link = MAILS[template_prefix.rsplit("/", 1)[1]]
        mail.post(template, user=context["user"], address=email, link=link)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """To the owner, and at the address that was theirs before when it is the address that changed."""
        what = CHANGES.get(template_prefix.rsplit("/", 1)[1])
        if what:
            mail.post("account_changed", user=user, address=email or "", context={"what": what})

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever has just signed in is not asked the same once more, unlike django-allauth's own way."""
        return confirmation.seconds_since(self.request) >= settings.CONFIRMED_FOR

    def get_reauthentication_methods(self, user):
        words = {
            "reauthenticate": "Use your password",
            "mfa_reauthenticate": "Use a code",
            "mfa_reauthenticate:webauthn": "Use a passkey",
        }
        return [method | {"description": words[method["id"]]} for method in super().get_reauthentication_methods(user)]

    def _get_login_attempts_cache_key(self, request, **credentials):
        """One count for an account: django-allauth has one for each port that a visitor puts into the Host header."""
        return credentials.get("email", "").lower()

    def login(self, request, user):
        request.is_first_sign_in = user.last_login is None
        super().login(request, user)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        factor_resets.take_back(user)
        known_devices.greet(request, response, user, is_first=request.is_first_sign_in)
        return response
