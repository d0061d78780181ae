"""From the bytes of a text that somebody uploaded to its characters."""

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096


def decoded(data):
    """(text, name of the encoding): by its mark, as UTF-16 or UTF-8, and else as Windows-1252.

    Raises UnicodeDecodeError where the bytes are no text. The five bytes that Windows-1252 leaves undefined become
    replacement marks.
    """
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), None) or _utf16_without_bom(data)
    if encoding:
        return data.decode(encoding), encoding
    if b"\0" in data:
        raise UnicodeDecodeError("utf-8", data, data.index(b"\0"), data.index(b"\0") + 1, "a zero byte")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _utf16_without_bom(data):
    """The byte order of UTF-16, told by where the zero bytes of plain English letters stand."""
    sample = data[: SAMPLE * 2]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return None


def is_binary(text):
    """Whether the text is none, told by the share of characters that nobody writes."""
    sample = text[:SAMPLE]
    strange = sum(not (char.isprintable() or char.isspace() or char in "\xad\u200b\ufeff\u200d") for char in sample)
    return strange + sample.count("\ufffd") > max(2, len(sample) // 50)
