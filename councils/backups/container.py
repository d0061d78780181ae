"""The file of a backup: encrypted in pieces, so that neither writing nor reading it takes memory.

A first line says what it is and carries the key of this file, wrapped by the keys of backups. Then pieces follow, each
with its length before it and sealed by AES-256-GCM under its own number; the last one is marked, so that a file which
was cut off shows. What is read was written by whoever has a key, and in this order, or Damaged is raised.
"""

import io
import json
import struct

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NAME = "council-protocol backup"
VERSION = 1
PIECE = 256 * 1024
TAG = 16
LONGEST_HEAD = 2000


class Damaged(Exception):
    """The file is no backup, is not whole, was changed, or was made under keys that are not given."""


class _Pieces:
    def __init__(self, file, key, head):
        self.file, self.cipher, self.head, self.number = file, AESGCM(key), head, 0

    def facts(self, last):
        """The nonce of the next piece, and what it is bound to."""
        nonce = struct.pack(">4xQ", self.number)
        self.number += 1
        return nonce, self.head + (b"last" if last else b"more")


class Writer(io.RawIOBase):
    def __init__(self, file, keys):
        key = AESGCM.generate_key(256)
        wrapped = MultiFernet(map(Fernet, keys)).encrypt(key).decode()
        head = json.dumps({"file": NAME, "version": VERSION, "key": wrapped}).encode() + b"\n"
        file.write(head)
        self.pieces, self.waiting = _Pieces(file, key, head), bytearray()

    def writable(self):
        return True

    def write(self, content):
        self.waiting += content
        while len(self.waiting) > PIECE:
            self._write(bytes(self.waiting[:PIECE]), last=False)
            del self.waiting[:PIECE]
        return len(content)

    def finish(self):
        self._write(bytes(self.waiting), last=True)

    def _write(self, content, last):
        sealed = self.pieces.cipher.encrypt(*self._with(content, last))
        self.pieces.file.write(struct.pack(">I", len(sealed)) + sealed)

    def _with(self, content, last):
        nonce, bound = self.pieces.facts(last)
        return nonce, content, bound


class Reader(io.RawIOBase):
    def __init__(self, file, keys):
        head = file.readline(LONGEST_HEAD)
        self.pieces, self.left, self.ended = _Pieces(file, _key_in(head, keys), head), b"", False

    def readable(self):
        return True

    def readinto(self, into):
        while not self.left and not self.ended:
            self.left = self._next()
        count = min(len(into), len(self.left))
        into[:count] = self.left[:count]
        self.left = self.left[count:]
        return count

    def _next(self):
        length = self.pieces.file.read(4)
        sealed = self.pieces.file.read(min(struct.unpack(">I", length)[0], PIECE + TAG)) if len(length) == 4 else b""
        if len(sealed) < TAG or length != struct.pack(">I", len(sealed)):
            raise Damaged("The backup is cut off or damaged.")
        after = self.pieces.file.read(1)
        self.ended = not after
        self.pieces.file.seek(-len(after), io.SEEK_CUR)
        nonce, bound = self.pieces.facts(self.ended)
        try:
            return self.pieces.cipher.decrypt(nonce, sealed, bound)
        except InvalidTag:
            raise Damaged("The backup is cut off or damaged.") from None


def _key_in(head, keys):
    try:
        facts = json.loads(head)
        if (facts["file"], facts["version"]) != (NAME, VERSION):
            raise Damaged("This is not a backup that this version can read.")
        return MultiFernet(map(Fernet, keys)).decrypt(facts["key"])
    except (ValueError, KeyError, TypeError):
        raise Damaged("This is not a backup, or its first line is damaged.") from None
    except InvalidToken:
        raise Damaged("None of BACKUP_KEYS opens this backup, or its first line is damaged.") from None
