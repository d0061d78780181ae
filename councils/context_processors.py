from django.conf import settings

from councils import titles


def site(request):
    """What every template may use: the council of the page, its titles, the user's access, whether it is the demo."""
    return {
        "council": getattr(request, "council", None),
        "access": getattr(request, "access", None),
        "titles": titles.current(),
        "demo": settings.DEMO,
    }
