"""The page on which anybody looks for words in the council's protocols."""

from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.shortcuts import render

from councils.access import public
from protocols.search import Query, find
from protocols.views.caching import kept_by_readers

PER_PAGE = 25
LONGEST = 100  # characters of what is typed


@public
@kept_by_readers
def search(request):
    typed = request.GET.get("q", "").strip()[:LONGEST]
    query = Query.of(typed)
    page = Paginator(find(request.access, query), PER_PAGE).get_page(request.GET.get("page"))
    found = groupby(page, key=attrgetter("version"))
    groups = [(version, [_marked(clause, query) for clause in clauses]) for version, clauses in found]
    return render(request, "protocols/search.html", {"typed": typed, "query": query, "page": page, "groups": groups})


def _marked(clause, query):
    """The clause, and where the words stand in its section's name, its heading and its text."""
    section = str(clause.section)
    return {
        "clause": clause,
        "section": (section, query.spans(section)),
        "heading": (clause.heading, query.spans(clause.heading)),
        "blocks": [(block["label"], block["text"], query.spans(block["text"])) for block in clause.blocks],
    }
