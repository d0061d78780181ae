"""A version as a file to take away."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from councils.access import public
from protocols.models import Version
from protocols.output.kinds import KINDS
from protocols.services.documents import document_of
from protocols.views.caching import kept_by_readers


@public
@kept_by_readers
def download(request, protocol, number, kind):
    """The council's slug, the protocol's and the number make the name of the file, so that it is safe everywhere."""
    if kind not in KINDS:
        raise Http404("No such kind of file")
    versions = Version.objects.visible_to(request.access).with_text()
    version = get_object_or_404(versions, protocol__slug=protocol, number=number)
    kind = KINDS[kind]
    response = HttpResponse(kind.build(document_of(version)), content_type=kind.content_type)
    name = f"{request.council.slug}-{protocol}-version-{number}.{kind.name}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
