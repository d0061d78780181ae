"""Putting a page that came from elsewhere onto one of ours: what is drawn on it, and nothing that does anything."""

from pypdf import Transformation
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

# Of an A4 page, in points: left, bottom, right, top; around it stand what paper it is and the number of the page.
AREA = (36, 62, 559, 796)
OURS_ALONE = ("/StructParents", "/Annots", "/Tabs")


def place(writer, stamp, source, *, name):
    """Add the stamped page with the source drawn on it, turned as it is read and no larger than it was."""
    drawing = writer._add_object(_as_drawing(writer, source))
    page = writer.add_page(stamp)
    for key in OURS_ALONE:
        page.pop(key, None)
    resources = page["/Resources"].get_object()
    drawings = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    drawings[NameObject(name)] = drawing
    own = page.get_contents()
    matrix = " ".join(f"{number:.5f}" for number in _fitted(source))
    content = StreamObject()
    content.set_data(
        b"q\n" + (own.get_data() if own is not None else b"") + f"\nQ\nq {matrix} cm {name} Do Q\n".encode()
    )
    page[NameObject("/Contents")] = writer._add_object(content)


def _as_drawing(writer, source):
    """The page's contents as a drawing of its own; annotations, links and actions stay behind."""
    contents = source.get_contents()
    drawing = StreamObject()
    drawing.set_data(contents.get_data() if contents is not None else b"")
    drawing = drawing.flate_encode()
    resources = source.get("/Resources", DictionaryObject()).get_object()
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(side) for side in source.cropbox),
            NameObject("/Resources"): resources.clone(writer),
        }
    )
    return drawing


def _fitted(source):
    """The six numbers that turn the page as it is read, make it fit, and put it into the middle."""
    left, bottom, right, top = (float(side) for side in source.cropbox)
    turned = source.rotation % 360
    width, height = right - left, top - bottom
    if turned in (90, 270):
        width, height = height, width
    room_across, room_up = AREA[2] - AREA[0], AREA[3] - AREA[1]
    scale = min(room_across / max(width, 1), room_up / max(height, 1), 1)
    middle = ((AREA[0] + AREA[2]) / 2, (AREA[1] + AREA[3]) / 2)
    moved = Transformation().translate(-(left + right) / 2, -(bottom + top) / 2).rotate(-turned)
    return moved.scale(scale, scale).translate(*middle).ctm
