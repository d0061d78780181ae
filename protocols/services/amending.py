"""Beginning an amendment: a draft that says what the version in force says, to be changed from there."""

from django.utils import timezone

from protocols.models import Version
from protocols.output.kinds import KINDS
from protocols.services.documents import document_of
from protocols.services.texts import import_version
from protocols.sources import read_source


def in_force(council):
    """The versions in force today, with their text."""
    versions = Version.objects.filter(protocol__council=council, adoption__isnull=False).with_text()
    today = timezone.localdate()
    return [version for version in versions.select_related("protocol") if version.adoption.holds_on(today)]


def begin_amendment(version, *, by):
    """The next draft of a protocol, with the text of the version."""
    protocol = version.protocol
    data = KINDS["json"].build(document_of(version))
    source = read_source(f"{protocol.slug}-version-{version.number}.json", data)
    return import_version(council=protocol.council, source=source, title=version.title, by=by, protocol=protocol)
