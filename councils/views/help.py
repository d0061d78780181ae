"""What explains the site: its words, and the accessibility statement."""

from django.conf import settings
from django.shortcuts import render

from councils import known_devices
from councils.access import public
from councils.glossary import words

UNTIL_CLOSED = "Until you close the browser"


@public
def glossary(request):
    return render(request, "help/words.html", {"words": words()})


@public
def accessibility(request):
    """Of the site, and of a council whose address people can write to."""
    return render(request, "help/accessibility.html")


@public
def cookies(request):
    return render(request, "help/cookies.html", {"cookies": used()})


def used():
    """[(name, what it is for, how long it stays)] of every cookie that the site may set; all of them it needs."""
    year = "A year"
    return [
        (settings.SESSION_COOKIE_NAME, "Keeps you signed in, and keeps what you typed on the way", UNTIL_CLOSED),
        (settings.CSRF_COOKIE_NAME, "Shows that a form comes from you", year),
        ("messages", "Shows a message once, on the next page", UNTIL_CLOSED),
        (known_devices.COOKIE, "Tells a browser that you signed in with before from a new one", "400 days"),
    ]
