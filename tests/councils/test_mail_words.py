"""Every kind of mail, as its template has it: where it is from, and nothing that a screen reader spells out."""

import re
from pathlib import Path

import pytest
from django.conf import settings

KINDS = sorted((Path(settings.BASE_DIR) / "templates/emails").glob("*.txt"))
DRAWN = re.compile(r"^\W*([-=*_~#])\1{2,}", re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.stem)
def test_a_mail_says_which_council_or_site_it_is_from(kind):
    assert re.search(r"{{ (council\.name|site_url) }}", kind.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.stem)
def test_a_mail_draws_no_lines(kind):
    assert not DRAWN.search(kind.read_text(encoding="utf-8"))
