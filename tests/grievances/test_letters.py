"""Letters: filled from a template, changed, finished in Word, kept as they were sent; and seen by whoever got them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from councils.errors import Overtaken, Refused
from councils.models import Deadline, Event, OutboxMail
from councils.wording import uk_date_words
from grievances.models import Letter, SealedFile
from grievances.papers.letters import LETTERS, text_of
from grievances.services import letters as services
from tests.grievances.letters import ON, send, write
from tests.grievances.makers import CANARY, act, make_case, make_conduct_case, parts
from tests.grievances.makers import serve as serve_particulars
from tests.grievances.papers import a_word_document
from tests.grievances.test_confidence import everything_in_the_database
from tests.makers import client_of, make_member

HARVEY = "The councillor is banned from all committees and must not contact the staff."


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", "officer")


@pytest.fixture
def case(council, clerk, officer, colleague):
    return make_case(council, officer, matter="treatment", subjects=[colleague])


def post(person, address, **data):
    return client_of(person).post(address, data, follow=True).content.decode()


def test_a_letter_is_filled_with_what_the_case_knows(case, clerk, officer):
    letter = write(case, clerk, to=officer, address="1 Mill Lane\nThornby")
    until = uk_date_words(Deadline.objects.get(stream=case.stream, name="grievance_informal").due)
    for words in (
        officer.name,
        "1 Mill Lane",
        f"has not helped by {until}",
        case.reference,
        clerk.name,
        case.council.name,
    ):
        assert words in letter.text
    assert "{" not in letter.text


def test_what_the_case_does_not_know_has_to_be_filled_in_before_it_goes(case, clerk, officer):
    letter = write(case, clerk, "informal", officer)
    assert "[date of the meeting]" in letter.text
    with pytest.raises(Refused, match=r"\[date of the meeting\], \[time of the meeting\]"):
        send(letter, clerk)
    assert letter.sent_on is None


@pytest.mark.parametrize("kind", LETTERS.values(), ids=lambda kind: kind.code)
def test_every_letter_can_be_filled_from_our_own_template(council, clerk, officer, councillor, colleague, kind):
    subject = councillor if "conduct" in kind.kinds else colleague
    case = serve_particulars(make_case(council, officer, matter="treatment", subjects=[subject]), clerk)
    facts = {"to": officer if "complainant" in kind.to else subject} if kind.to else {"recipient": "Ruth Adair"}
    letter = write(case, clerk, kind.code, **facts)
    assert text_of(letter.filled.content) == letter.text
    assert case.reference in letter.text


def test_a_letter_is_changed_in_the_browser_and_kept_as_it_was_sent(case, clerk, officer):
    letter = write(case, clerk, to=officer)
    address = letter.get_absolute_url()
    post(clerk, address, text="Dear Rhoda\n\nI have it.\nMore follows.")
    post(clerk, f"{address}send/", how="post", **ON)
    letter.refresh_from_db()
    assert str(letter.sent_on) == "2026-06-01"
    assert text_of(services.as_word(letter)) == "Dear Rhoda\n\nI have it.\nMore follows."
    assert "kept as it was sent" in client_of(clerk).get(address).content.decode()
    with pytest.raises(Overtaken, match="kept as it was sent"):
        services.change_letter(letter, parts=parts(case, clerk), text="Something else.")


def test_a_letter_is_finished_in_word_and_goes_as_it_is(case, clerk, officer):
    letter = write(case, clerk, to=officer)
    finished = a_word_document("Dear Rhoda", "In my own layout.")
    file = SimpleUploadedFile("letter.docx", finished)
    post(clerk, f"{letter.get_absolute_url()}finish/", paper=file)
    send(Letter.objects.get(), clerk)
    sent = client_of(officer).get(f"{letter.get_absolute_url()}word/")
    assert sent.content == finished
    assert sent["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("content", [b"plain", b"PK\x03\x04", b"%PDF-1.4"])
def test_what_is_no_word_document_is_no_letter(case, clerk, officer, content):
    letter = write(case, clerk, to=officer)
    page = post(clerk, f"{letter.get_absolute_url()}finish/", paper=SimpleUploadedFile("a.docx", content))
    assert "There is a problem" in page
    assert Letter.objects.get().final is None


def test_whoever_gets_a_letter_reads_it_once_it_was_sent_and_nobody_else(case, clerk, officer, colleague):
    letter = write(case, clerk, to=officer)
    word = f"{letter.get_absolute_url()}word/"
    assert client_of(officer).get(word).status_code == 404
    send(letter, clerk, how="link")
    assert client_of(officer).get(word).status_code == 200
    assert "Letters to you" in client_of(officer).get(case.get_papers_url()).content.decode()
    serve_particulars(case, clerk)
    assert client_of(colleague).get(word).status_code == 404
    assert client_of(officer).get(letter.get_absolute_url()).status_code == 403
    assert OutboxMail.objects.filter(person=officer, template="case_news").exists()


def test_a_sent_letter_is_on_the_timeline_of_whoever_got_it(case, clerk, officer):
    send(write(case, clerk, to=officer), clerk)
    page = client_of(officer).get(case.get_absolute_url()).content.decode()
    assert "A letter was sent" in page
    assert "Acknowledgement" in page


def test_nobody_is_written_to_who_does_not_know_of_the_case(case, clerk, colleague):
    assert colleague not in [part.person for part in services.recipients(case, [LETTERS["closing"]])]
    page = client_of(clerk).get(f"{case.get_letters_url()}new/particulars/").content.decode()
    assert "Lena Brook" not in page


def test_what_was_changed_meanwhile_is_what_goes(case, clerk, officer):
    letter = write(case, clerk, to=officer)
    stale = Letter.objects.get(pk=letter.pk)
    services.change_letter(letter, parts=parts(case, clerk), text="The last words.")
    send(stale, clerk)
    sent = Letter.objects.get()
    assert sent.text == text_of(services.as_word(sent)) == "The last words."


def test_a_draft_that_is_thrown_away_leaves_nothing(case, clerk, officer):
    letter = write(case, clerk, to=officer)
    page = post(clerk, f"{letter.get_absolute_url()}discard/", seen=0)
    assert "Nothing of it was kept" in page
    assert not Letter.objects.exists()
    assert not SealedFile.objects.exists()


def test_nothing_of_a_letter_lies_in_clear(case, clerk, officer):
    send(write(case, clerk, to=officer, address=CANARY), clerk, text=f"About the {CANARY}.")
    assert not [(table, value) for table, value in everything_in_the_database() if CANARY in value]


def test_a_home_address_is_used_again_in_the_next_letter(case, clerk, officer):
    write(case, clerk, to=officer, address="1 Mill Lane")
    assert "1 Mill Lane" in write(case, clerk, "informal", officer).text


def test_an_offer_of_mediation_is_on_no_page_of_the_formal_stage(case, clerk, officer):
    letter = send(write(case, clerk, "mediation", officer), clerk)
    pages = [case.get_letters_url(), case.get_absolute_url()]
    assert all("Offer of mediation" in client_of(clerk).get(page).content.decode() for page in pages)
    act(case, "go-formal", officer)
    assert not any("ffer of mediation" in client_of(clerk).get(page).content.decode() for page in pages)
    assert client_of(clerk).get(letter.get_absolute_url()).status_code == 404
    assert client_of(officer).get(f"{letter.get_absolute_url()}word/").status_code == 404
    assert "ffer of mediation" not in client_of(officer).get(case.get_papers_url()).content.decode()


def test_words_that_read_like_a_sanction_are_shown_with_the_law(council, clerk, officer, councillor):
    case = serve_particulars(make_conduct_case(council, officer, councillor), clerk)
    letter = write(case, clerk, "closing", councillor)
    address = letter.get_absolute_url()
    page = post(clerk, address, text=HARVEY)
    assert "R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin)" in page
    page = post(clerk, f"{address}send/", how="post", **ON)
    assert "“banned from all committees”" in page
    assert Letter.objects.get().sent_on is None
    post(clerk, f"{address}send/", how="post", confirmed="on", **ON)
    assert Letter.objects.get().sent_on


def test_no_template_of_ours_reads_like_a_sanction_or_a_finding_on_a_councillor():
    from grievances.sanctions import sanction_words

    conduct = [kind for kind in LETTERS.values() if "conduct" in kind.kinds]
    assert conduct
    assert not [kind.code for kind in conduct if sanction_words(kind.words)]
    assert not [kind.code for kind in conduct if "{{ findings }}" in kind.words]


def test_the_letter_to_the_monitoring_officer_goes_to_somebody_without_a_part(council, clerk, officer, councillor):
    case = serve_particulars(make_conduct_case(council, officer, councillor), clerk)
    council.principal_council = "Harrowmere District Council"
    council.save()
    letter = write(case, clerk, "referral", recipient="Ruth Adair", address="The Civic Centre")
    assert "Harrowmere District Council" in letter.text
    with pytest.raises(Refused, match="by post or by hand"):
        send(letter, clerk, how="link")
    send(letter, clerk)
    assert Event.objects.get(kind="letter-sent").data["shown_to"] == []


def test_a_letter_with_the_right_of_appeal_says_until_when(case):
    words = LETTERS["decision"].words
    assert "right to appeal" in words
    assert "{{ appeal_by }}" in words
    assert "right to bring a companion" in LETTERS["hearing"].words


def test_text_and_document_agree_about_tables_and_breaks():
    document = Document()
    document.add_paragraph("One\nTwo")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "A", "B"
    kept = io.BytesIO()
    document.save(kept)
    assert text_of(kept.getvalue()) == "One\nTwo\n\nA\tB"
