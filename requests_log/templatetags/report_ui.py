"""The filter that writes a figure of a report."""

from django import template

from requests_log.reports.tables import shown

register = template.Library()
register.filter("figure", shown)
