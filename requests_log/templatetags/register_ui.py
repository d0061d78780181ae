"""The tag that shows a verdict in words that judge nobody."""

from django import template

from councils.templatetags.council_ui import status_tag
from requests_log.models.choices import Verdict
from requests_log.presenting import COLOURS

register = template.Library()


@register.simple_tag
def verdict_tag(verdict):
    return status_tag(Verdict(verdict).label, COLOURS[verdict]) if verdict else status_tag("Not checked", "grey")
