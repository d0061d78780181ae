"""The mails that the demo wrote instead of sending them."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from councils.access import public
from councils.mail_folder import newest_files, read_mails

FILES_A_PAGE = 10


@public
def mails(request):
    """For anybody, but only in the demo and while mails go to a folder: here are links that sign people in."""
    folder = getattr(settings, "EMAIL_FILE_PATH", "")
    if not settings.DEMO or not folder:
        raise Http404("Only in the demo")
    page = Paginator(newest_files(folder), FILES_A_PAGE).get_page(request.GET.get("page"))
    shown = [mail for path in page for mail in read_mails(path)]
    return render(request, "councils/demo_mails.html", {"page": page, "mails": shown})
