"""A date that something is due by, as a link to the days that were counted."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from councils.models import Deadline
from councils.wording import uk_date_words

register = template.Library()

COUNTED = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>'


@register.simple_tag(takes_context=True)
def due_date(context, item, of=""):
    """`{% due_date row "Answer" %}`: `item` is a Deadline of the page's council, or a DueItem.

    Where a page has several dates, `of` tells somebody who hears only the links which of them each is.
    """
    day = uk_date_words(item.due)
    is_row = isinstance(item, Deadline)
    url = reverse("deadline", args=[context["council"].slug, item.pk]) if is_row else item.count_url
    heard = f"how this date is counted, {of}" if of else "how this date is counted"
    return format_html(COUNTED, url, day, heard) if url else day
