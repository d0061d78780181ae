"""What the Clerk's pages share: a page with one form, and refusals shown above what was typed."""

from contextlib import contextmanager

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from councils.errors import Refused

ROWS = 50
# In the session of a clerk who is at the list with which a council is set up: the first part of its addresses.
SETTING_UP = "setting_up"


@contextmanager
def refusals_shown(form):
    """Inside, an act that is Refused becomes an error of the form, which the view then draws again."""
    try:
        yield
    except Refused as refusal:
        form.add_error(None, str(refusal))


def form_page(request, form, title, *, back, **context):
    """A page with one form. `back` is the address of the page that it was reached from."""
    context |= {"form": form, "title": title, "back_url": back}
    return render(request, "councils/form.html", context)


def page_of(request, rows):
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def is_setting_up(request):
    return request.session.get(SETTING_UP) == request.council.slug


def number_in(words):
    """The number that a hidden field holds; -1, which nothing has, where it was tampered with."""
    return int(words) if words.isdecimal() and len(words) < 19 else -1


def seen_in(request):
    """The revision that a form without fields was opened at; one that is missing or was tampered with is too old."""
    return number_in(request.POST.get("seen", ""))


def on_from(request, page):
    """A redirect to a page of the council, or to the list with which it is set up while somebody is at that."""
    return redirect("first-steps" if is_setting_up(request) else page, request.council.slug)
