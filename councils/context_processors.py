from django.conf import settings


def site(request):
    """What every template may use: the council of the page, the user's access to it, and whether this is the demo."""
    return {
        "council": getattr(request, "council", None),
        "access": getattr(request, "access", None),
        "demo": settings.DEMO,
    }
