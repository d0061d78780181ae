"""A form that came too late for its session or confirmation: the answer holds what was typed, to be sent again.

Nothing is kept on the server or in the browser's storage: the page itself is the only copy. See docs/decisions/0019.
"""

from django.conf import settings
from django.shortcuts import render
from django.utils.cache import patch_cache_control

# Parts of the names of fields that no page shows again.
TOKEN = "csrfmiddlewaretoken"
SECRET = ("password", TOKEN, "otp", "credential")


def is_from_our_page(request):
    """Whether the browser says that a page of this site sent the form: no other site can make it say so."""
    return request.headers.get("Origin") in (settings.SITE_URL, f"{request.scheme}://{request.get_host()}")


def typed(request):
    """[(name, value)] of a form that was sent, without what is secret; empty where nothing was filled in."""
    fields = [(name, value) for name, values in request.POST.lists() if not _is_secret(name) for value in values]
    return fields if any(value.strip() for _, value in fields) else []


def _is_secret(name):
    return any(part in name.lower() for part in SECRET)


def holds_secrets(request):
    """Whether something was sent that no page may show again, so that the form cannot be offered whole."""
    return any(_is_secret(name) for name in request.POST if name != TOKEN)


def words_in(fields):
    """The values that are words, to be looked through and copied: keys, numbers and names of choices have no space."""
    return [value for _, value in fields if len(value.split()) > 1]


def offer_again(request, fields, *, unconfirmed=False):
    """The page with the form as it was sent: first the way to sign in, and once that is done the button to send it.

    `unconfirmed` where somebody is signed in, but has to say again who it is.
    """
    context = {"fields": fields, "shown": words_in(fields), "files": bool(request.FILES), "unconfirmed": unconfirmed}
    response = render(request, "form_again.html", context, status=403)
    patch_cache_control(response, private=True, no_store=True)
    return response
