"""What a browser, or a cache on the way, may keep of the public pages."""

from functools import wraps

from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page

# A council's site may link here on a busy day, and a new version should still show within minutes.
SECONDS = 300
FORM_TOKEN = b"csrfmiddlewaretoken"


def kept_by_readers(view):
    """For anybody without a cookie the page may be kept for SECONDS; who has one asks again each time.

    Either way an unchanged page is answered with 304. A cookie stands for a sign-in, or for a message to one reader.
    """

    @wraps(view)
    def keeping(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.COOKIES or FORM_TOKEN in response.content:
            patch_cache_control(response, private=True, no_cache=True)
        elif response.status_code == 200:
            patch_cache_control(response, public=True, max_age=SECONDS)
        patch_vary_headers(response, ["Cookie"])
        return response

    return conditional_page(keeping)
