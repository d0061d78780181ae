"""A date that something is due by, as a link to the days that were counted."""

from django import template
from django.urls import reverse

from councils.models import Deadline

register = template.Library()


@register.inclusion_tag("councils/parts/due_date.html", takes_context=True)
def due_date(context, item, of=""):
    """`{% due_date row "Answer" %}`: `item` is a Deadline of the page's council, or a DueItem.

    Where a page has several dates, `of` tells somebody who hears only the links which of them each is.
    """
    if isinstance(item, Deadline):
        return {"day": item.due, "of": of, "url": reverse("deadline", args=[context["council"].slug, item.pk])}
    return {"day": item.due, "of": of, "url": item.count_url}
