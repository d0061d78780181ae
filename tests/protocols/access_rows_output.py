"""Who may take a version away as a file, and look for words in them."""

from tests.access_table import NOWHERE, PUBLIC, Page
from tests.protocols.access_rows import DRAFT, SAYING, adopted, draft


def as_kind(kind, version):
    return lambda world: version(world) | {"kind": kind}


ROWS = [
    Page("protocols:search", PUBLIC),
    Page("protocols:download", PUBLIC, as_kind("txt", adopted), secret=SAYING),
    Page("protocols:download", DRAFT, as_kind("txt", draft), secret=SAYING),
    Page("protocols:download", DRAFT, as_kind("json", draft), secret=SAYING),
    Page("protocols:download", DRAFT, as_kind("pdf", draft)),
    Page("protocols:download", DRAFT, as_kind("docx", draft)),
    Page("protocols:download", NOWHERE, as_kind("exe", adopted)),
]
