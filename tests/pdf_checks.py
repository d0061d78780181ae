"""What a machine can tell of PDF/UA-1 (the Matterhorn protocol): what is wrong with a file, in sentences."""

from io import BytesIO
from itertools import pairwise

import pikepdf

TABLE_CELLS = ("/TH", "/TD")
DRAWS = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"}


def complaints(data):
    with pikepdf.open(BytesIO(data)) as file:
        yield from _of_the_file(file)
        found = list(_elements(file.Root.StructTreeRoot.K))
        yield from _of_headings([kind for kind, _ in found if kind.startswith("/H") and kind[2:].isdecimal()])
        for kind, element in found:
            yield from _of_an_element(kind, element)
        for number, page in enumerate(file.pages, 1):
            yield from (f"page {number}: {fault}" for fault in _of_a_page(page))


def _of_the_file(file):
    root = file.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "it does not say that it is tagged"
    if "/Lang" not in root:
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window shows the name of the file"
    if not str(file.docinfo.get("/Title", "")):
        yield "no title"
    if b"pdfuaid:part" not in root.Metadata.read_bytes():
        yield "it does not say that it is PDF/UA"
    if "/ParentTree" not in root.StructTreeRoot:
        yield "no way from the content to its structure"
    with file.open_outline() as outline:
        if len(file.pages) > 1 and not outline.root:
            yield "several pages without a bookmark"


def _elements(node):
    """(kind, element) of the structure in reading order."""
    for part in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(part, pikepdf.Dictionary):
            if "/S" in part:
                yield str(part.S), part
            if "/K" in part:
                yield from _elements(part.K)


def _of_headings(kinds):
    levels = [int(kind[2:]) for kind in kinds]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"the headings begin {levels[:3]}"
    jumps = [(before, after) for before, after in pairwise(levels) if after > before + 1]
    yield from (f"from a heading {before} to a heading {after}" for before, after in jumps)


def _of_an_element(kind, element):
    if kind == "/Figure" and not str(element.get("/Alt", "")):
        yield "a picture without a text"
    if kind == "/Link" and not any("/Obj" in part for part in _parts(element)):
        yield "a link that is none"
    if kind == "/TR" and any(str(cell.get("/S")) not in TABLE_CELLS for cell in _parts(element)):
        yield "a row with something else than cells"
    if kind == "/TH" and not any("/Scope" in owner for owner in _attributes(element)):
        yield "a heading of a table that does not say of what"


def _parts(element):
    return [part for part in _several(element.get("/K", [])) if isinstance(part, pikepdf.Dictionary)]


def _attributes(element):
    return _several(element.get("/A", []))


def _several(found):
    return found if isinstance(found, pikepdf.Array) else [found]


def _of_a_page(page):
    if "/StructParents" not in page:
        yield "no way to its structure"
    if "/Annots" in page and page.get("/Tabs") != "/S":
        yield "the tab key does not follow the structure"
    for note in page.get("/Annots", []):
        if note.Subtype == "/Link" and not str(note.get("/Contents", "")):
            yield "a link without words"
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        if name in DRAWS and depth == 0:
            yield f"something is drawn ({name} {operands}) that is neither content nor an artifact"
            return
