"""The headers of an e-mail: words in any encoding, addresses, and who sent it, read with patience."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses

from .model import Address, one_line

# Characters of one header that are read: whoever writes more wants to keep us busy.
LONGEST_HEADER = 20_000
MOST_ADDRESSES = 200
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"']{1,64}@[^\s@<>()\[\],;:\"']{1,255}")
_LIKE_ONE = re.compile(r"^[^\s@<>]{1,64}@[^\s@<>]{1,255}$")


class Headers:
    """The headers of one message by name, unfolded and as written; nothing is decoded before it is asked for."""

    def __init__(self, message):
        self._values = {}
        for name, value in message.raw_items():
            self._values.setdefault(name.lower(), []).append(readable(str(value))[:LONGEST_HEADER])

    def __contains__(self, name):
        return name in self._values

    def all(self, name):
        return [one_line(value) for value in self._values.get(name, ())]

    def first(self, name):
        return next(iter(self.all(name)), "")

    def text(self, name):
        """The words of a header on one line, decoded."""
        return decoded(self.first(name))

    def addresses(self, *names):
        found = [address for name in names for value in self.all(name) for address in addresses_in(value)]
        return tuple(dict.fromkeys(found))[:MOST_ADDRESSES]


def readable(text):
    """Bytes that came as a header without saying in which encoding, in letters."""
    raw = text.encode("utf-8", "surrogateescape")
    return in_letters(raw, "utf-8")


def in_letters(raw, charset):
    """Bytes in the encoding that they claim, or in the next likely one."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError, UnicodeError):
            continue
    return raw.decode("latin-1")


def decoded(value):
    """Encoded words (RFC 2047) as text."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return one_line("".join(_piece(piece, charset) for piece, charset in pieces))


def _piece(piece, charset):
    if isinstance(piece, str):
        return piece
    return in_letters(piece, charset or "raw-unicode-escape")


def addresses_in(value):
    """The addresses of a header; where it is broken, whatever looks like an address."""
    try:
        pairs = getaddresses([value])
    except (RecursionError, ValueError, IndexError):
        pairs = []
    found = [_address(name, address) for name, address in pairs if name or address]
    found = [address for address in found if address.name or address.address]
    if any(address.address for address in found):
        return found
    loose = [Address("", address) for address in _ADDRESS.findall(value)]
    return loose or found


def _address(name, address):
    address = one_line(address)
    return Address(decoded(one_line(name)), address if _LIKE_ONE.match(address) else "")
