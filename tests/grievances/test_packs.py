"""Packs: one PDF with an index and numbered pages, a copy for each by name, and nothing of mediation in any."""

import io

import pytest
from pypdf import PdfReader

from councils.errors import Refused
from councils.models import Event, OutboxMail
from grievances.models import IssuedPack, Letter, Paper, SealedFile, Served
from grievances.services import mediation
from grievances.services import packs as services
from grievances.services.erasure import erase
from tests.grievances.letters import send, write
from tests.grievances.makers import act, make_case, make_conduct_case, part, parts
from tests.grievances.makers import serve as serve_particulars
from tests.grievances.papers import a_pdf, a_picture, a_word_document, an_email, hand_in, serve
from tests.grievances.test_mediation import MEDIATOR
from tests.grievances.test_running import post
from tests.makers import client_of, make_member
from tests.pdf_checks import complaints

SECRET = "quillwort"


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", "officer")


@pytest.fixture
def case(council, clerk, officer, colleague, councillor):
    case = make_case(council, officer, matter="treatment", subjects=[colleague])
    serve_particulars(case, clerk, words="You are said to have shouted.")
    act(case, "go-formal", officer)
    member = part(case, "panel", councillor)
    member.declared_at = member.since
    member.save()
    return case


def issue(case, clerk, papers):
    return services.issue_pack(case, parts=parts(case, clerk), papers=papers)


def read(content):
    return PdfReader(io.BytesIO(content))


def text(content):
    return "\n".join(page.extract_text() for page in read(content).pages)


def copy(case, pack, person):
    target = next(part for part in parts(case, person) if part in pack.copies.all())
    return client_of(person).get(f"{case.get_packs_url()}{pack.pk}/{target.pk}/")


def test_a_pack_has_everything_with_an_index_and_numbered_pages(case, clerk, officer, colleague):
    papers = [
        hand_in(case, officer, a_word_document("It was a cold day."), "diary.docx"),
        hand_in(case, officer, a_pdf(3), "rota.pdf"),
        hand_in(case, colleague, a_picture(), "room.png"),
        hand_in(case, colleague, an_email(), "mail.eml"),
    ]
    pack = issue(case, clerk, papers)
    content = copy(case, pack, officer).content
    pages = [page.extract_text() for page in read(content).pages]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    whole = "\n".join(pages)
    for words in ("You are said to have shouted.", "It was a cold day.", "room.png", "Subject: The rota"):
        assert words in whole
    index = pages[0]
    first = next(number for number, page in enumerate(pages, 1) if "2. rota.pdf" in page)
    assert f"2 rota.pdf. From {officer.name}" in index
    assert f" {first}\n3 room.png" in index
    titles = [entry.title for entry in read(content).outline if not isinstance(entry, list)]
    assert "1. diary.docx" in titles
    assert "2. rota.pdf" in titles


def named_nowhere(content, person):
    """The text of a copy without the words that it is somebody's."""
    mine = (f"opy of {person.name}", f"opy of: {person.name}", f"for {person.name}")
    found = text(content)
    for words in mine:
        found = found.replace(words, "")
    return found


def test_each_copy_names_whoever_it_is_for_on_every_page(case, clerk, officer, colleague, councillor):
    pack = issue(case, clerk, [hand_in(case, officer, a_pdf(2), "rota.pdf")])
    for person in (officer, colleague, councillor):
        pages = read(copy(case, pack, person).content).pages
        assert all(f"Copy of {person.name}" in page.extract_text() for page in pages)
    texts = [named_nowhere(copy(case, pack, person).content, person) for person in (officer, colleague)]
    assert texts[0] == texts[1]


def test_nobody_takes_the_copy_of_somebody_else(case, clerk, officer, colleague, councillor):
    pack = issue(case, clerk, [hand_in(case, officer)])
    theirs = next(part for part in pack.copies.all() if part.person == colleague)
    address = f"{case.get_packs_url()}{pack.pk}/{theirs.pk}/"
    assert client_of(officer).get(address).status_code == 404
    assert client_of(clerk).get(address).status_code == 200


def test_who_has_a_copy_has_been_served_and_told_and_finds_it(case, clerk, officer, colleague, councillor):
    OutboxMail.objects.all().delete()
    paper = hand_in(case, officer)
    issue(case, clerk, [paper])
    for person in (colleague, councillor):
        assert OutboxMail.objects.filter(person=person, template="case_news").exists()
        page = client_of(person).get(case.get_papers_url()).content.decode()
        assert "Papers for the hearing: your copy" in page
        assert client_of(person).get(paper.get_absolute_url()).status_code == 200


def test_a_member_of_the_panel_gets_no_copy_before_declaring(case, clerk, officer, councillor):
    pack = issue(case, clerk, [hand_in(case, officer)])
    case.parts.filter(person=councillor).update(declared_at=None)
    assert copy(case, pack, councillor).status_code == 404
    assert "your copy" not in client_of(councillor).get(case.get_papers_url()).content.decode()


def test_what_was_given_for_the_handler_alone_is_in_no_pack(case, clerk, officer):
    hidden = hand_in(case, officer, SECRET.encode(), can_be_served=False)
    assert hidden not in services.packable(case)
    with pytest.raises(Refused):
        issue(case, clerk, [hidden])


def test_there_is_no_pack_before_there_is_a_panel(case, clerk, officer):
    case.parts.filter(kind="panel").update(until=case.raised_at)
    with pytest.raises(Refused, match="Name the panel first"):
        issue(case, clerk, [hand_in(case, officer)])


def test_a_locked_pdf_is_supplied_separately_and_the_pack_says_so(case, clerk, officer):
    pack = issue(case, clerk, [hand_in(case, officer, a_pdf(password="x"), "locked.pdf")])
    assert "Supplied separately: this PDF opens only with its password." in text(copy(case, pack, officer).content)


def test_a_pack_runs_nothing_and_points_nowhere(case, clerk, officer):
    pack = issue(case, clerk, [hand_in(case, officer, a_pdf(1), "rota.pdf")])
    reader = read(copy(case, pack, officer).content)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object)
    assert "/Annots" not in reader.pages[-1]


def test_what_we_set_ourselves_is_tagged(case, clerk, officer):
    alone = copy(case, issue(case, clerk, [hand_in(case, officer, b"A note.")]), officer).content
    assert b"pdfuaid" in read(alone).root_object["/Metadata"].get_data()
    assert list(complaints(alone)) == []
    mixed = copy(case, issue(case, clerk, [hand_in(case, officer, a_pdf(), "rota.pdf")]), officer).content
    assert b"pdfuaid:part" not in read(mixed).root_object["/Metadata"].get_data()


def test_a_form_gives_a_pack_out(case, clerk, officer):
    paper = hand_in(case, officer)
    address = f"{case.get_packs_url()}issue/"
    assert officer.name in client_of(clerk).get(address).content.decode()
    page = client_of(clerk).post(address, {"papers": [paper.pk]}, follow=True).content.decode()
    assert "The pack is given out" in page
    assert f"Copy of {officer.name}" in page
    assert list(IssuedPack.objects.get().papers.all()) == [paper]


def mediate(case, clerk, officer, other):
    """A mediation that was tried and left, with a word in all that it leaves behind."""
    post(clerk, case, "offer-mediation")
    post(officer, case, "consent-complainant")
    post(other, case, "consent-subject")
    named = {"body": "Somebody else whom both sides accept", "name": f"Pat {SECRET}"}
    post(clerk, case, "name-mediator", **MEDIATOR | named)
    send(write(case, clerk, "mediation", officer), clerk, text=f"Mediation with {SECRET}.")
    post(clerk, case, "begin-mediation")
    post(officer, case, "consent-terms")
    post(officer, case, "leave-mediation")
    attempt = mediation.attempt_of(case)
    attempt.terms = f"The terms of {SECRET}."
    attempt.save()
    case.refresh_from_db()


def test_nothing_of_mediation_is_in_the_pack_for_the_hearing(council, clerk, officer, colleague, councillor):
    case = make_case(council, officer, matter="treatment", subjects=[colleague])
    serve_particulars(case, clerk)
    mediate(case, clerk, officer, colleague)
    act(case, "go-formal", officer)
    part(case, "panel", councillor)
    pack = issue(case, clerk, [hand_in(case, officer)])
    found = text(copy(case, pack, officer).content)
    assert SECRET not in found
    assert "ediat" not in found


def test_the_monitoring_officer_gets_complaint_particulars_and_what_was_served(council, clerk, officer, councillor):
    case = make_conduct_case(council, officer, councillor)
    serve_particulars(case, clerk, words="You are said to have shouted.")
    mediate(case, clerk, officer, councillor)
    served, kept = hand_in(case, officer, b"The rota.", "rota.txt"), hand_in(case, officer, b"Mine.", "mine.txt")
    serve(case, clerk, [served], [councillor])
    response = client_of(clerk).post(f"{case.get_packs_url()}referral/", {"recipient": "Ruth Adair"})
    found = text(response.content)
    for words in (case.story, "You are said to have shouted.", "The rota.", "Copy of Ruth Adair"):
        assert words in found
    assert kept.name not in found
    assert SECRET not in found
    assert "ediat" not in found
    assert Event.objects.filter(stream=case.stream, kind="referral-pack-made").exists()


def test_there_is_nothing_to_refer_in_a_case_that_is_not_about_a_councillor(case, clerk):
    assert client_of(clerk).get(f"{case.get_packs_url()}referral/").status_code == 404


def test_when_the_case_is_erased_nothing_of_a_pack_or_a_letter_is_left(case, clerk, officer):
    issue(case, clerk, [hand_in(case, officer)])
    send(write(case, clerk, to=officer), clerk)
    act(case, "withdraw", officer, words="No more of it.", outcome="withdrawn")
    erase(case, kept_until=case.raised_at.date())
    assert not any(model.objects.exists() for model in (IssuedPack, Letter, Paper, SealedFile, Served))
