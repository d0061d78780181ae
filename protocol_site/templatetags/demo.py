from django import template
from django.conf import settings

from protocol_site.demo import script
from protocol_site.demo.tours import place_in

register = template.Library()


@register.inclusion_tag("partials/demo_sign_ins.html")
def demo_sign_ins():
    """The accounts that a visitor of the demo can use."""
    return {"sign_ins": script.sign_ins(), "password": script.password()}


@register.inclusion_tag("partials/tours.html", takes_context=True)
def demo_tours(context):
    """The tours, in the demo, for whoever is on none."""
    offered = settings.DEMO and place_in(context["request"]) is None
    return {"tours": script.tours() if offered else (), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("partials/tour.html", takes_context=True)
def demo_tour(context):
    """The step that somebody is at, above every page; nothing outside the demo."""
    request = context.get("request")
    place = place_in(request) if settings.DEMO and hasattr(request, "session") else None
    return {"place": place, "password": script.password(), "csrf_token": context.get("csrf_token")}
