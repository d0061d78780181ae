"""import_protocol keeps a draft, or says in a sentence why not."""

import pytest
from django.core.management import CommandError, call_command

from protocols.models import Version
from tests.protocols.makers import TEXT, make_draft


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "protocol.txt"
    path.write_text(TEXT)
    return path


def test_a_file_becomes_a_draft_and_doubts_are_told(council, file, capsys):
    call_command("import_protocol", file, council=council.slug)
    version = Version.objects.get()
    assert (version.state, version.clauses.count()) == ("draft", 6)
    printed = capsys.readouterr()
    assert version.get_absolute_url() in printed.out
    assert "2.2 is printed twice" in printed.err


def test_it_can_be_a_new_version_of_a_protocol(council, file):
    earlier = make_draft(council)
    call_command("import_protocol", file, council=council.slug, protocol=earlier.protocol.slug)
    assert [version.number for version in earlier.protocol.versions.order_by("number")] == [1, 2]


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (None, {}, "No such file"),
        (b"", {}, "empty"),
        (b"x" * 2_000_000, {}, "larger than 1 MB"),
        (TEXT.encode(), {"council": "nowhere"}, "There is no council at"),
        (TEXT.encode(), {"protocol": "nothing"}, "There is no protocol at"),
    ],
)
def test_what_cannot_be_imported_is_said_in_a_sentence(council, tmp_path, content, options, said):
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        call_command("import_protocol", path, **{"council": council.slug} | options)
    assert not Version.objects.exists()
