"""The tag that shows a verdict in words that judge nobody."""

from django import template

from requests_log.models.choices import Verdict
from requests_log.presenting import COLOURS

register = template.Library()


@register.inclusion_tag("partials/tag.html")
def verdict_tag(verdict):
    if not verdict:
        return {"text": "Not checked", "colour": "grey"}
    return {"text": Verdict(verdict).label, "colour": COLOURS[verdict]}
