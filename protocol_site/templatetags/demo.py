from django import template

from protocol_site.demo import script

register = template.Library()


@register.inclusion_tag("partials/demo_sign_ins.html")
def demo_sign_ins():
    """The accounts that a visitor of the demo can use."""
    return {"sign_ins": script.sign_ins(), "password": script.password()}
