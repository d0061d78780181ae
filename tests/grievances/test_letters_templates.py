"""Templates that the council uploads: filled where they are sound, refused with their fault where they are not."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from grievances.models import LetterTemplate
from grievances.papers.letters import FIELDS, LETTERS, BrokenTemplate, check_template, default_template, fill, text_of
from tests.grievances.letters import write
from tests.grievances.makers import make_case
from tests.grievances.papers import a_word_document, with_part
from tests.makers import client_of

ADDRESS = "/thornby/grievances/letters/acknowledgement/"
FACTS = dict.fromkeys(FIELDS, "x")


def upload(person, content, address=ADDRESS):
    file = SimpleUploadedFile("template.docx", content)
    return client_of(person).post(address, {"paper": file}, follow=True).content.decode()


@pytest.mark.parametrize("kind", LETTERS.values(), ids=lambda kind: kind.code)
def test_our_own_templates_are_sound(kind):
    check_template(default_template(kind.words))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Dear {{ recipeint }}", "no merge field “recipeint”"),
        ("Dear {{ recipient", "not written as it should be"),
        ("{% if address %}To {{ address }}", "not written as it should be"),
        ("{{ recipient.__class__ }}", "Only merge fields"),
        ("{{ 9 ** 9 ** 9 }}", "Only merge fields"),
        ("{% for letter in recipient %}{{ letter }}{% endfor %}", "no merge field “letter”|Only merge fields"),
        ("{% include 'secret' %}", "Only merge fields"),
        ("{{ recipient|attr('x') }}", "Only merge fields"),
        ("{{ cycler }}", "no merge field “cycler”"),
    ],
)
def test_a_broken_template_is_refused_with_its_fault(words, fault):
    with pytest.raises(BrokenTemplate, match=fault):
        check_template(a_word_document("Dear Sir", words))


@pytest.mark.parametrize(
    "content",
    [b"plain text", b"%PDF-1.4", b"PK\x03\x04", with_part(a_word_document(), "word/vbaProject.bin")],
    ids=["text", "pdf", "cut off", "macros"],
)
def test_what_is_no_plain_word_document_is_no_template(content):
    with pytest.raises(BrokenTemplate):
        check_template(content)


def test_words_of_a_case_are_words_and_never_markup_of_the_document():
    filled = fill(default_template("{{ particulars }}"), FACTS | {"particulars": "<b>&amp; {{ council }}\nSecond"})
    assert text_of(filled) == "<b>&amp; {{ council }}\nSecond"


def test_a_field_that_is_empty_can_be_asked_for():
    template = a_word_document("{% if address %}To {{ address }}{% else %}By hand{% endif %}")
    assert text_of(fill(template, FACTS | {"address": ""})) == "By hand"


def test_the_council_replaces_a_template_and_gets_ours_back(council, clerk, officer):
    case = make_case(council, officer)
    assert "filled from your template" in upload(clerk, a_word_document("Our own words for {{ recipient }}."))
    assert write(case, clerk, to=officer).text == f"Our own words for {officer.name}."
    assert "Your own" in client_of(clerk).get("/thornby/grievances/letters/").content.decode()
    client_of(clerk).post(f"{ADDRESS}restore/")
    assert "Thank you for what you raised" in write(case, clerk, to=officer).text


def test_the_page_says_what_is_wrong_and_keeps_the_template_that_was_there(clerk):
    assert "no merge field “nobody”" in upload(clerk, a_word_document("{{ nobody }}"))
    assert not LetterTemplate.objects.exists()


def test_the_page_names_every_merge_field(clerk):
    page = client_of(clerk).get(ADDRESS).content.decode()
    assert all(f"<code>{field}</code>" in page for field in FIELDS)


def test_the_template_can_be_taken_away(clerk):
    response = client_of(clerk).get(f"{ADDRESS}word/")
    assert "{{ recipient }}" in text_of(response.content)
    check_template(response.content)


def test_our_own_template_says_that_it_is_british_english():
    letter = Document(BytesIO(default_template("Thornby Parish Council\nDear {{ recipient }}")))
    assert 'w:lang w:val="en-GB"' in letter.styles["Normal"].element.xml
    assert letter.core_properties.language == "en-GB"
