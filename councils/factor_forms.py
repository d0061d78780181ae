"""django-allauth's forms of the second factor in our markup and words; MFA_FORMS in the settings names them."""

import json

from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError

from councils.factors import FactorAdapter
from councils.forms_base import GovukFormMixin

NOT_ACCEPTED = "The passkey was not accepted. Try again, or use another way"
# Seconds for which an app's code can be right: the one before and the one after are taken as well.
CODE_LIVES = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)


class OneTimeCodeMixin(GovukFormMixin):
    labels = {"code": "Code"}
    hints = {"code": "The six digits that your authenticator app shows now, or one of your recovery codes"}
    spoken = {"code": "the code"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        self.fields["code"].widget.attrs = attrs


class UsedOnceMixin(OneTimeCodeMixin):
    def clean_code(self):
        """django-allauth remembers a used code for half a minute only, and ours live longer."""
        code = super().clean_code()
        from_app = self.authenticator.type == Authenticator.Type.TOTP
        if from_app and not cache.add(f"used code {self.user.pk} {code.replace(' ', '')}", True, CODE_LIVES):
            raise FactorAdapter().validation_error("incorrect_code")
        return code


class CodeForm(UsedOnceMixin, code_forms.AuthenticateForm):
    submit_label = "Sign in"


class ConfirmCodeForm(UsedOnceMixin, code_forms.ReauthenticateForm):
    submit_label = "Continue"


class AppForm(OneTimeCodeMixin, app_forms.ActivateTOTPForm):
    submit_label = "Set up the app"
    hints = {"code": "The six digits that the app shows once it has the key"}


class AppRemovalForm(GovukFormMixin, app_forms.DeactivateTOTPForm):
    submit_label = "Remove the app"
    submit_style = "warning"


class NewCodesForm(GovukFormMixin, recovery_forms.GenerateRecoveryCodesForm):
    submit_label = "Make new codes"
    submit_style = "warning"


class ShortAnswer(json.JSONDecoder):
    """Of brackets inside brackets inside brackets, and of endless digits, Python says other things than “no JSON”."""

    def decode(self, text):
        try:
            return super().decode(text)
        except (RecursionError, ValueError) as problem:
            raise json.JSONDecodeError(str(problem), text, 0) from problem


class PasskeyMixin(GovukFormMixin):
    """What a browser answers is in no form that a person could mend: every fault reads alike."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"].decoder = ShortAnswer

    def add_error(self, field, error):
        super().add_error(field, NOT_ACCEPTED)


class AnsweredPasskeyMixin(PasskeyMixin):
    def clean_credential(self):
        try:
            return super().clean_credential()
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise ValidationError(NOT_ACCEPTED) from problem


class PasskeyForm(PasskeyMixin, passkey_forms.AddWebAuthnForm):
    labels = {"name": "What you call it", "passwordless": "Sign in with it alone, without the password"}
    hints = {
        "name": "Such as the phone or computer that keeps it, or the colour of a security key",
        "passwordless": "It then asks for your fingerprint, face or PIN. Leave this out for a key that cannot",
    }
    unmarked = ("name", "passwordless")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = 60

    def clean(self):
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise ValidationError(NOT_ACCEPTED) from problem


class PasskeyNameForm(GovukFormMixin, passkey_forms.EditWebAuthnForm):
    submit_label = "Save"
    labels = {"name": "What you call it"}


class PasskeySignInForm(AnsweredPasskeyMixin, passkey_forms.AuthenticateWebAuthnForm):
    """After the password."""


class PasskeyAloneForm(AnsweredPasskeyMixin, passkey_forms.LoginWebAuthnForm):
    """In the place of the password."""


class PasskeyConfirmForm(AnsweredPasskeyMixin, passkey_forms.ReauthenticateWebAuthnForm):
    """To confirm that it is you."""
