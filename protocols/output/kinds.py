"""The kinds of file that a version can be had as."""

from councils.file_kinds import Kind
from protocols.output import data, pdf, plain, word

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
