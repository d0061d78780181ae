"""Ways from the pages of one app into another: the other registers them, and whoever links imports neither."""

from django.urls import reverse

GRIEVANCE = "grievance"
AMENDMENT = "amendment"

_ways: dict[str, str] = {}


def register(way, url_name):
    """The address of that name takes the council's slug and begins what `way` names."""
    _ways[way] = url_name


def url_of(way, council):
    """Where the way begins in a council; "" while no app has registered it."""
    return reverse(_ways[way], args=[council.slug]) if way in _ways else ""
