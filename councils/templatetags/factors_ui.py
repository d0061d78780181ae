"""What the pages of the second factor and of signing in need besides."""

from datetime import timedelta

from django import template
from django.conf import settings
from django.utils import timezone

from councils import second_factor
from councils.wording import clock_words

register = template.Library()


@register.simple_tag
def second_factor_needed(user):
    return settings.SECOND_FACTOR_REQUIRED and second_factor.is_needed_by(user)


@register.filter
def in_fours(key):
    """ "ABCDEFGH" as "ABCD EFGH", to be read and typed."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@register.simple_tag
def other_sign_ins():
    """(id, name) of the services that people can sign in with instead."""
    return [(app["provider_id"], app["name"]) for app in settings.OIDC]


@register.simple_tag
def session_ends():
    """When the session ends by itself, counted from this page, and how long before that the page says so."""
    warning = min(5, settings.SESSION_COOKIE_AGE // 60 // 2)
    return {
        "at": clock_words((timezone.localtime() + timedelta(seconds=settings.SESSION_COOKIE_AGE)).time()),
        "seconds": settings.SESSION_COOKIE_AGE,
        "warning": warning * 60,
        "warning_minutes": warning,
    }
