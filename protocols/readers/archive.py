"""The parts of a Word document, read from its ZIP archive without trusting what the archive says of itself."""

import zipfile
import zlib
from posixpath import dirname, join, normpath

from lxml import etree

from councils.archives import LARGEST_PART, Fault, FaultyArchive, open_archive
from protocols.parsing import UnreadableFile

DAMAGED = "This Word document is damaged. Open it in Word, save it again and upload that."
TOO_LARGE = "This document unpacks to far more than a protocol holds and is refused. Upload the protocol alone."
MACROS = "This document holds macros and is refused. Save it as a plain Word document (.docx) and upload that."
PASSWORD = "This document is protected by a password. Save it without one and upload it again."
IN_WORDS = {
    Fault.DAMAGED: DAMAGED,
    Fault.TOO_LARGE: TOO_LARGE,
    Fault.MACROS: MACROS,
    Fault.PASSWORD: PASSWORD,
}


class Package:
    """XML parts by name; pictures and the like are never unpacked."""

    def __init__(self, data):
        try:
            self.archive = open_archive(data)
        except FaultyArchive as faulty:
            raise UnreadableFile(IN_WORDS[faulty.fault]) from None
        self.parts = {info.filename: info for info in self.archive.infolist()}
        self.main = self._main_part()

    def _main_part(self):
        types = self.xml("[Content_Types].xml")
        if types is None:
            raise UnreadableFile("This is a ZIP file. Take the protocol out of it and upload that.")
        kinds = [attribute(item, "ContentType") or "" for item in types]
        if any("macroEnabled" in kind for kind in kinds):
            raise UnreadableFile(MACROS)
        if not any("wordprocessingml.document.main" in kind for kind in kinds):
            raise UnreadableFile("This is no Word document. Save the protocol as .docx, .pdf or .txt and upload that.")
        return next(iter(self.related("", "officeDocument")), "word/document.xml")

    def xml(self, name):
        """The root of a part, or None where there is no such part. Entities and document types are refused."""
        info = self.parts.get(name)
        if info is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            with self.archive.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
            root = etree.fromstring(data, parser)
        except (
            etree.XMLSyntaxError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
        ):
            raise UnreadableFile(DAMAGED) from None
        if root.getroottree().docinfo.doctype:
            raise UnreadableFile(DAMAGED)
        return root

    def related(self, part, kind):
        """Names of the parts that this one refers to as `kind` ("numbering", "header" …)."""
        folder, _, base = part.rpartition("/")
        relations = self.xml(join(folder, "_rels", f"{base}.rels"))
        for relation in relations if relations is not None else ():
            if (attribute(relation, "Type") or "").endswith(f"/{kind}") and attribute(
                relation, "TargetMode"
            ) != "External":
                target = attribute(relation, "Target") or ""
                yield normpath(target.lstrip("/") if target.startswith("/") else join(dirname(part), target))

    def related_xml(self, kind):
        """The roots of the parts that the main part refers to as `kind`."""
        for name in self.related(self.main, kind):
            if (root := self.xml(name)) is not None:
                yield root


def local(element):
    """The tag without its namespace: the strict and the usual form of Word documents differ in nothing else."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element, name):
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element, *path):
    """The first element along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def value(element, *path):
    """The `val` of the element at the end of the path: "" where it has none, None where it is missing."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") or ""
