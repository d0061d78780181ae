"""The kinds of file that a version can be had as."""

from collections.abc import Callable
from dataclasses import dataclass

from protocols.output import data, pdf, plain, word


@dataclass(frozen=True, slots=True)
class Kind:
    name: str  # as in the address, and the ending of the file
    words: str
    content_type: str
    build: Callable


KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", "PDF, tagged for screen readers", "application/pdf", pdf.build),
        Kind(
            "docx",
            "Word document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            word.build,
        ),
        Kind("txt", "Plain text", "text/plain; charset=utf-8", plain.build),
        Kind("json", "Data, to import elsewhere (JSON)", "application/json", data.build),
    )
}
