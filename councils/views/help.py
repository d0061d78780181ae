"""What explains the site: its words, and the accessibility statement."""

from django.shortcuts import render

from councils.access import public
from councils.glossary import words


@public
def glossary(request):
    return render(request, "help/words.html", {"words": words()})


@public
def accessibility(request):
    """Of the site, and of a council whose address people can write to."""
    return render(request, "help/accessibility.html")
