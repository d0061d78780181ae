"""That tests/pdf_checks.py finds what it looks for."""

from io import BytesIO

import pikepdf
import pytest

from tests.pdf_checks import complaints
from tests.protocols.test_output_pdf import built


def broken(spoil):
    with pikepdf.open(BytesIO(built())) as file:
        spoil(file)
        kept = BytesIO()
        file.save(kept)
    return kept.getvalue()


def no_language(file):
    del file.Root.Lang


def no_title(file):
    file.Root.ViewerPreferences.DisplayDocTitle = False


def a_level_left_out(file):
    for row in file.objects:
        if isinstance(row, pikepdf.Dictionary) and row.get("/S") == "/H2":
            row.S = pikepdf.Name.H4


def something_drawn_beside(file):
    file.pages[0].contents_add(b"0 0 10 10 re f")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (no_language, "no language"),
        (no_title, "the window shows the name of the file"),
        (a_level_left_out, "from a heading 1 to a heading 4"),
        (something_drawn_beside, "page 1: something is drawn"),
    ],
)
def test_a_fault_is_found(spoil, said):
    assert any(text.startswith(said) for text in complaints(broken(spoil)))
