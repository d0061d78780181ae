"""The comparison as a Word document: its tracked changes give the one text or the other."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted

NEW_TEXT = TEXT.replace("must not seek to instruct", "must never <b>instruct</b>").replace("1.2 It is", "1.3 It is")


@pytest.fixture
def address(council):
    first = make_adopted(council, adopted="2023-05-04")
    make_adopted(council, NEW_TEXT, adopted="2024-05-14", protocol=first.protocol)
    return f"{first.protocol.get_absolute_url()}compare/document/?from=1&to=2"


def words(element, *tags):
    """The text of a document in which only changes of the kind that is asked for are followed."""
    skipped = {qn("w:ins"), qn("w:del")} - {qn(tag) for tag in tags}
    if element.tag in skipped:
        return ""
    own = element.text or "" if element.tag in (qn("w:t"), qn("w:delText")) else ""
    return own + "".join(words(child, *tags) for child in element) + ("\n" if element.tag == qn("w:p") else "")


def test_refusing_all_changes_gives_the_old_words_and_accepting_all_the_new(address):
    response = client_of(None).get(address)
    assert response["Content-Disposition"].startswith("attachment")
    document = docx.Document(BytesIO(response.content))
    assert document.core_properties.language == "en-GB"
    body = document.element.body
    old, new = words(body, "w:del"), words(body, "w:ins")
    assert "A councillor must not seek to instruct any employee." in old
    assert "A councillor must never <b>instruct</b> any employee." in new
    assert "1.2 It is kept by the Clerk." in old
    assert "1.3 It is kept by the Clerk." in new


def test_each_change_has_a_number_of_its_own_an_author_and_a_date(address, council):
    body = docx.Document(BytesIO(client_of(None).get(address).content)).element.body
    changes = [element for element in body.iter() if element.tag in (qn("w:ins"), qn("w:del"))]
    assert len({change.get(qn("w:id")) for change in changes}) == len(changes) > 0
    assert {change.get(qn("w:author")) for change in changes} == {council.name}


def test_with_one_version_there_is_nothing_to_take_away(council):
    version = make_adopted(council)
    address = f"{version.protocol.get_absolute_url()}compare/document/"
    assert client_of(None).get(address).status_code == 404
