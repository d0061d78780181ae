"""The size of a picture from its first bytes: a few of them can unpack to more than a computer holds. Pure."""

import struct

MOST_POINTS = 60_000_000
# Frames of a JPEG file that say its size: all kinds of SOF, not DHT, JPG and DAC.
SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def is_too_large(data):
    """Whether a PNG, GIF or JPEG picture is damaged, or has more points than any camera makes."""
    try:
        width, height = size_of(data)
    except (struct.error, IndexError):
        return True
    return not 0 < width * height <= MOST_POINTS


def size_of(data):
    """(width, height) in points. Raises struct.error or IndexError for a damaged picture."""
    if data.startswith(b"\x89PNG"):
        return struct.unpack(">II", data[16:24])
    if data.startswith(b"GIF8"):
        return struct.unpack("<HH", data[6:10])
    return _size_of_jpeg(data)


def _size_of_jpeg(data):
    place = 2
    while data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker in SIZES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return 0, 0
