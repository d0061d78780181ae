"""A kind of file that something can be taken away as. Pure."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    name: str  # as in the address, and the ending of the file
    words: str
    content_type: str
    build: Callable
