"""Settings of signing in: accounts, second factors, sessions, other services. settings.py takes them all in."""

from protocol_site import environment, other_services

AUTH_USER_MODEL = "councils.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "councils.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "councils.account_forms.SignInForm",
    "reset_password": "councils.account_forms.PasswordResetForm",
    "reset_password_from_key": "councils.account_forms.NewPasswordForm",
    "change_password": "councils.account_forms.PasswordChangeForm",
    "set_password": "councils.account_forms.PasswordSetForm",
    "add_email": "councils.account_forms.EmailChangeForm",
    "reauthenticate": "councils.account_forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

# councils/second_factor.py says who needs one.
MFA_ADAPTER = "councils.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "councils.factor_forms.CodeForm",
    "reauthenticate": "councils.factor_forms.ConfirmCodeForm",
    "activate_totp": "councils.factor_forms.AppForm",
    "deactivate_totp": "councils.factor_forms.AppRemovalForm",
    "generate_recovery_codes": "councils.factor_forms.NewCodesForm",
    "add_webauthn": "councils.factor_forms.PasskeyForm",
    "edit_webauthn": "councils.factor_forms.PasskeyNameForm",
    "authenticate_webauthn": "councils.factor_forms.PasskeySignInForm",
    "login_webauthn": "councils.factor_forms.PasskeyAloneForm",
    "reauthenticate_webauthn": "councils.factor_forms.PasskeyConfirmForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Council protocol"
# The code before and the one after are taken, too: clocks of phones go wrong, and fingers are slow.
MFA_TOTP_TOLERANCE = 1

# Sessions end when nothing was asked for so long, and with the browser.
SESSION_ENGINE = "councils.sessions"
SESSION_COOKIE_AGE = 60 * environment.number("SESSION_IDLE_MINUTES", 60, at_least=10)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_SESSION_REMEMBER = False
# Seconds for which a sign-in, or a confirmation that it is you, opens cases and exports; see councils/confirmation.py.
CONFIRMED_FOR = ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * environment.number("CONFIRM_AGAIN_MINUTES", 15, at_least=1)

# Attempts are counted by the visitor's address: proxies in front of the site, each of which adds to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXIES", 0, at_least=0)

# An account at Microsoft 365, Google or elsewhere: only where the environment names one.
OIDC = other_services.oidc()
OIDC_APPS = ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"] if OIDC else []
# Only for whoever has an account or an invitation here: councils/other_sign_ins.py matches them.
SOCIALACCOUNT_ADAPTER = "councils.other_sign_ins.OtherSignInAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": OIDC}}
# A link, because browsers hold the form-action of our policy against every page that a form leads on to.
SOCIALACCOUNT_LOGIN_ON_GET = True
