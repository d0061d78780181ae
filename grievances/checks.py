"""What has to be right before a site with cases starts."""

from django.conf import settings
from django.core.checks import Error


def check_keys(app_configs, **kwargs):
    if settings.CASE_KEYS:
        return []
    hint = "`manage.py new_case_key` prints one; `make run` writes one into the file .env."
    return [Error("CASE_KEYS is not set, so no case can be kept or read.", hint=hint, id="grievances.E001")]
