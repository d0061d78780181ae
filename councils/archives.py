"""Opening a ZIP archive that somebody uploaded, without trusting what it says of itself."""

import io
import zipfile
from enum import StrEnum

MOST_PARTS = 3000
LARGEST_PART = 40 * 1024 * 1024  # bytes, unpacked
MOST_UNPACKED = 200 * 1024 * 1024  # bytes, as declared, of all parts
HIGHEST_RATIO = 200  # of unpacked to packed, for parts of more than RATIO_FROM bytes
RATIO_FROM = 1024 * 1024


class Fault(StrEnum):
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    PASSWORD = "password"
    MACROS = "macros"


class FaultyArchive(ValueError):
    """The archive must not be read; `fault` says why, and the caller says it in words for its own documents."""

    def __init__(self, fault):
        super().__init__(fault)
        self.fault = fault


def open_archive(data):
    """The ZipFile of some bytes; FaultyArchive where it is damaged, far too large, locked, or holds macros."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise FaultyArchive(Fault.DAMAGED) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or any(map(_swells, parts)):
        raise FaultyArchive(Fault.TOO_LARGE)
    if any(part.flag_bits & 1 for part in parts):
        raise FaultyArchive(Fault.PASSWORD)
    if any(part.filename.casefold().endswith(("vbaproject.bin", "vbadata.xml")) for part in parts):
        raise FaultyArchive(Fault.MACROS)
    return archive


def _swells(part):
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > LARGEST_PART or (part.file_size > RATIO_FROM and ratio > HIGHEST_RATIO)
