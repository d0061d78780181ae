"""django-allauth's forms in our markup and words; ACCOUNT_FORMS in the settings names them."""

from allauth.account import forms as allauth_forms
from allauth.account.models import EmailAddress

from councils.form_layout import SubmitButton
from councils.forms_base import GovukFormMixin

EMAIL = "Email address"
NEW_PASSWORDS = {"password1": "New password", "password2": "New password again"}
PASSWORDS = {"password1": "Password", "password2": "Password again"}


class SignInForm(GovukFormMixin, allauth_forms.LoginForm):
    submit_label = "Sign in"
    labels = {"login": EMAIL, "password": "Password"}
    hints = {"password": ""}
    spoken = {"login": "your email address", "password": "your password"}


class PasswordResetForm(GovukFormMixin, allauth_forms.ResetPasswordForm):
    submit_label = "Send the link"
    labels = {"email": EMAIL}
    hints = {"email": "The address that you sign in with"}


class NewPasswordForm(GovukFormMixin, allauth_forms.ResetPasswordKeyForm):
    # Somebody's first one, where the link came with an invitation.
    submit_label = "Save password"
    labels = PASSWORDS

    def save(self):
        super().save()
        # Whoever comes by the link has read the mail, which proves the address as well as a link to confirm it would.
        EmailAddress.objects.filter(user=self.user, primary=True).update(verified=True)


class PasswordChangeForm(GovukFormMixin, allauth_forms.ChangePasswordForm):
    submit_label = "Change password"
    labels = {"oldpassword": "Password now"} | NEW_PASSWORDS


class PasswordSetForm(GovukFormMixin, allauth_forms.SetPasswordForm):
    submit_label = "Save password"
    labels = NEW_PASSWORDS


class EmailChangeForm(GovukFormMixin, allauth_forms.AddEmailForm):
    labels = {"email": "New email address"}
    hints = {"email": "We send a link to this address. The change is made when you follow it"}
    submit_label = ""
    buttons = (SubmitButton("Change email address", name="action_add", value="change"),)


class ReauthenticateForm(GovukFormMixin, allauth_forms.ReauthenticateForm):
    submit_label = "Continue"
    labels = {"password": "Password"}
    spoken = {"password": "your password"}
