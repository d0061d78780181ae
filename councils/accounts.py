"""How django-allauth behaves here: no sign-up, and its mails go through our one door."""

from allauth.account.adapter import DefaultAccountAdapter

from councils import mail

MAILS = {
    "password_reset_key": ("password_reset", mail.Link.SET_PASSWORD),
    "email_confirmation": ("confirm_address", mail.Link.CONFIRM_ADDRESS),
    "email_confirmation_signup": ("confirm_address", mail.Link.CONFIRM_ADDRESS),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is wrong",
        "too_many_login_attempts": "Too many attempts. Wait a few minutes, then try again",
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        template, link = MAILS[template_prefix.rsplit("/", 1)[1]]
        mail.post(template, user=context["user"], address=email, link=link)
