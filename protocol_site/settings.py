"""All settings, from the environment (.env.example lists every variable); those of signing in are in sign_in.py."""

import sys

from celery.schedules import crontab
from csp.constants import NONE, SELF

from protocol_site import environment, file_store
from protocol_site.environment import BASE_DIR
from protocol_site.sign_in import *  # noqa: F403
from protocol_site.sign_in import OIDC_APPS

SECRET_KEY = environment.secret_key()
CASE_KEYS = environment.case_keys()
BACKUP_KEYS = environment.case_keys(name="BACKUP_KEYS")
DEBUG = environment.boolean("DEBUG")
# The demo shows its own sign-ins and the mails it wrote; never set it where real people are.
DEMO = environment.boolean("DEMO")
SITE_URL = environment.site_url()
ALLOWED_HOSTS = environment.hosts(SITE_URL)
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "councils",
    "protocols",
    "requests_log",
    "grievances",
    "protocol_site",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *OIDC_APPS,
    "crispy_forms",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "councils.middleware.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "councils.middleware.EmptySiteMiddleware",
    "councils.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "councils.middleware.SessionMiddleware",
    "councils.middleware.SecondFactorMiddleware",
    "councils.middleware.NumberMiddleware",
    "councils.middleware.CouncilMiddleware",
    "councils.middleware.ConflictMiddleware",
    "councils.middleware.FileStoreMiddleware",
]

ROOT_URLCONF = "protocol_site.urls"
WSGI_APPLICATION = "protocol_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "councils.context_processors.site",
            ],
        },
    },
]

# `manage.py migrate` and `restore` sign in as the owner of the tables, where there is one; all else as a user who
# cannot alter them.
AS_OWNER = environment.runs_as_owner(sys.argv)
DATABASES = {"default": environment.database("MIGRATE_DATABASE_URL" if AS_OWNER else "DATABASE_URL")}
DATABASE_USER_OF_THE_SITE = environment.site_user() if AS_OWNER else ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Static files: sources in static/, built ones (make assets) in build/static/, collected into build/collected/.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "collected"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
MANIFEST = environment.boolean("STATIC_MANIFEST", default=not DEBUG)
# Files of cases lie in the database, unless FILE_STORE says where else.
STORAGES = file_store.storages() | {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not MANIFEST

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "govuk"

# Uploads: a protocol's file travels once more inside the preview form, hence the larger body.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# An e-mail with 20 MB of attachments, in the form in which it travels.
EMAIL_UPLOAD_MAX_MEMORY_SIZE = 40 * 1024 * 1024
# By the name of the field in the form: a paper of a case.
FILE_UPLOAD_LIMITS = {"paper": 10 * 1024 * 1024}
FILE_UPLOAD_HANDLERS = ["councils.uploads.InMemory"]
# What looks for viruses in a paper: it reads the file from its standard input, and ends with 0 where it is clean.
SCAN_COMMAND = environment.text("SCAN_COMMAND")

# The demo's own accounts go without the second factor.
SECOND_FACTOR_REQUIRED = not DEMO

# Browser's guard rails.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# No script of ours reads the token: forms carry it.
CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
# Whoever asks for the site's health does it past the proxy.
SECURE_REDIRECT_EXEMPT = ["^health/"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "councils.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Mail goes through councils/mail.py alone.
globals().update(environment.email())
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Council protocol <no-reply@localhost>")

# Where the daily seal of the history is mailed to (councils/services/seals.py).
SEAL_TO = environment.text("SEAL_TO")

# E-mails that are forwarded to be logged (requests_log/services/receiving.py).
LOGGING_ADDRESS = environment.logging_address()
LOGGING_MAILBOX_URL = environment.logging_mailbox()

# Jobs: Celery with Redis; without it a thread of the web process sends, and cron runs `manage.py run_due`.
REDIS_URL = environment.redis_url()
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1) or None
CELERY_TASK_IGNORE_RESULT = True
# A task whose worker died is given to another one, which finds in the database whether there is still work to do.
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Seconds; shorter than any claim or lease lasts (councils/post_room.py, councils/jobs.py).
CELERY_TASK_TIME_LIMIT = 10 * 60
# A broker that is away must not hold up the page (by kombu's own choice for six seconds): the outbox is swept later.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(BASE_DIR / "var" / "beat")
# Which of them are due is found in the database (councils/jobs.py), so beat may miss any number of these.
EVERY_FIVE_MINUTES = {"task": "councils.tasks.run_jobs", "schedule": crontab(minute="*/5"), "options": {"expires": 300}}
CELERY_BEAT_SCHEDULE = {
    "by-day": EVERY_FIVE_MINUTES | {"args": ["seal", "expiry", "reminders", "digests"]},
    "long-work": EVERY_FIVE_MINUTES | {"args": ["long-work"]},
    "logging-mailbox": EVERY_FIVE_MINUTES | {"args": ["logging-mailbox"]},
    "post-room": EVERY_FIVE_MINUTES | {"args": ["post-room"]},
}
# Shared by all processes, or else each would count attempts to sign in by itself; in the database, so that nobody waits
# at the door because the broker is away. Django's own limit of 300 entries would throw counts away that still run.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "councils_cache",
        "KEY_FUNCTION": "councils.shared_cache.key",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

LOGGING = environment.logging()
