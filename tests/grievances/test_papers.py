"""Papers: each reads what he gave and what was served on him; files come and go, and lie nowhere in clear."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from councils.errors import Overtaken, Refused
from councils.models import Deadline, Event, OutboxMail
from grievances.models import Grievance, Paper, Served, Witness
from grievances.services import papers as services
from grievances.services import witnesses
from grievances.workflow import Stage
from tests.grievances.makers import CANARY, act, make_case, part, parts, put
from tests.grievances.makers import serve as serve_particulars
from tests.grievances.papers import a_pdf, a_witness, hand_in, seen, serve
from tests.grievances.test_confidence import everything_in_the_database
from tests.makers import client_of, make_member
from tests.test_queries import same_queries

MACRO = b"MZ\x90\0\x03" + b"\0" * 60


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", "officer")


@pytest.fixture
def case(council, clerk, officer, colleague):
    return serve_particulars(make_case(council, officer, matter="treatment", subjects=[colleague]), clerk)


def upload(person, case, content, name="note.txt", **data):
    data = {"note": "What it shows.", "who": "others", "paper": SimpleUploadedFile(name, content)} | data
    return client_of(person).post(f"{case.get_papers_url()}hand-in/", data, follow=True).content.decode()


def test_each_side_reads_its_own_papers_and_the_handler_all(case, clerk, officer, colleague):
    mine, theirs = hand_in(case, officer), hand_in(case, colleague)
    assert seen(case, officer) == [mine]
    assert seen(case, colleague) == [theirs]
    assert seen(case, clerk) == [mine, theirs]
    assert client_of(colleague).get(mine.get_absolute_url()).status_code == 404


def test_a_paper_is_read_by_those_on_whom_it_was_served(case, clerk, officer, colleague):
    paper = hand_in(case, officer, b"The rota.")
    OutboxMail.objects.all().delete()
    serve(case, clerk, [paper], [colleague])
    assert client_of(colleague).get(paper.get_absolute_url()).content == b"The rota."
    assert OutboxMail.objects.get().person == colleague
    assert Served.objects.get().at
    event = Event.objects.get(stream=case.stream, kind="papers-served")
    assert event.data["papers"] == [str(paper.pk)]
    assert "Papers were served" in client_of(colleague).get(case.get_absolute_url()).content.decode()


def test_what_was_given_for_the_handler_alone_is_not_served(case, clerk, officer, colleague):
    paper = hand_in(case, officer, can_be_served=False)
    with pytest.raises(Refused, match="for the handler alone"):
        serve(case, clerk, [paper], [colleague])
    assert not Served.objects.exists()


def test_a_member_of_the_panel_reads_nothing_before_declaring(case, clerk, officer, councillor):
    member = part(case, "panel", councillor)
    paper = hand_in(case, officer)
    serve(case, clerk, [paper], [councillor])
    assert client_of(councillor).get(paper.get_absolute_url()).status_code == 404
    member.declared_at = member.since
    member.save()
    assert client_of(councillor).get(paper.get_absolute_url()).status_code == 200


def test_whoever_steps_out_reads_nothing_more(case, officer):
    paper = hand_in(case, officer)
    parts(case, officer)[0].__class__.objects.filter(case=case, person=officer).update(until=paper.at)
    assert client_of(officer).get(paper.get_absolute_url()).status_code == 404


def test_a_paper_is_taken_away_and_never_shown(case, officer):
    paper = hand_in(case, officer, b"<script>alert(1)</script>", "page.html")
    response = client_of(officer).get(paper.get_absolute_url())
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="page.html.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_every_paper_that_is_taken_away_is_on_record(case, officer, colleague, clerk):
    paper = hand_in(case, officer)
    client_of(clerk).get(paper.get_absolute_url())
    look = Event.objects.filter(stream=case.looks_stream).latest("sequence")
    assert (look.by, look.data["page"]) == (clerk, f"paper {paper.pk}")


def test_nothing_of_a_paper_lies_in_clear(case, officer, clerk, colleague):
    words = f"At the {CANARY}.".encode()
    paper = hand_in(case, officer, words, f"{CANARY}.txt", note=f"The {CANARY}.")
    services.state(case, parts=[a_witness(case, make_member(case.council, "Ned Fold"))], words=f"I saw the {CANARY}.")
    witnesses.name_witness(case, parts=parts(case, officer), name=CANARY, address=f"{CANARY}@example.org", about=CANARY)
    serve(case, clerk, [paper], [colleague])
    assert client_of(officer).get(paper.get_absolute_url()).content == words
    assert not [(table, value) for table, value in everything_in_the_database() if CANARY in value]


def test_without_the_key_of_the_case_a_paper_reads_no_more(case, officer):
    paper = hand_in(case, officer, CANARY.encode())
    Grievance.objects.filter(pk=case.pk).update(wrapped_key=b"")
    response = client_of(officer).get(paper.get_absolute_url())
    assert response.status_code == 404
    assert CANARY not in response.content.decode()


def test_a_form_hands_a_paper_in(case, officer, clerk):
    page = upload(officer, case, a_pdf(), "diary.pdf", note="My diary.")
    assert "It is handed in." in page
    assert "diary.pdf" in page
    assert "My diary." in page
    assert "diary.pdf" in client_of(clerk).get(case.get_papers_url()).content.decode()
    timeline = client_of(officer).get(case.get_absolute_url()).content.decode()
    assert "A paper was handed in" in timeline
    assert "SHA-256" in timeline


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cv.pdf", MACRO, "This kind of file is not taken"),
        ("big.txt", b"a" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        ("nothing.txt", b"", "empty"),
    ],
)
def test_a_form_says_why_a_file_is_refused_and_keeps_what_was_typed(case, officer, name, content, why):
    page = upload(officer, case, content, name, note="My own words.")
    assert why in page
    assert "My own words." in page
    assert not Paper.objects.exists()


def test_a_case_holds_so_many_papers_and_no_more(case, officer, monkeypatch):
    monkeypatch.setattr(services, "MOST_PAPERS", 1)
    hand_in(case, officer)
    with pytest.raises(Refused, match="holds up to 1 files"):
        hand_in(case, officer)


def test_the_handler_says_whose_paper_it_is(case, clerk, officer):
    upload(clerk, case, b"Given on paper.", giver=parts(case, officer)[0].pk)
    assert seen(case, officer) == [Paper.objects.get()]


def test_after_the_day_for_papers_a_reason_is_asked_for(case, officer):
    Deadline.objects.filter(stream=case.stream).update(name="grievance_papers", due="2026-01-01")
    assert "Enter why it is late" in upload(officer, case, b"Late.")
    with pytest.raises(Refused, match="Say why"):
        hand_in(case, officer)
    assert "It was in the attic." in upload(officer, case, b"Late.", late_because="It was in the attic.")


@pytest.mark.parametrize("stage", [Stage.MEDIATION, Stage.CLOSED])
def test_nothing_is_handed_in_while_mediation_runs_nor_when_it_is_over(case, officer, stage):
    put(case, stage=stage)
    with pytest.raises(Overtaken):
        hand_in(case, officer)
    assert client_of(officer).get(f"{case.get_papers_url()}hand-in/").status_code == 409


def test_a_councillor_who_raised_a_concern_reads_no_papers_and_gives_a_statement(council, clerk, councillor, officer):
    case = make_case(council, councillor, matter="performance", subjects=[officer])
    serve_particulars(case, next(part.person for part in case.parts.filter(kind="handler")))
    paper = hand_in(case, officer)
    with pytest.raises(PermissionDenied):
        hand_in(case, councillor)
    services.state(case, parts=parts(case, councillor), words="I was there.")
    assert [row.is_statement for row in seen(case, councillor)] == [True]
    assert paper not in seen(case, councillor)


def test_a_witness_is_asked_by_the_handler_and_reads_his_own_statement_only(case, clerk, officer):
    other = make_member(case.council, "Ned Fold", "officer")
    client, url = client_of(officer), case.get_papers_url()
    client.post(f"{url}witness/", {"name": "Ned Fold", "about": "He was in the room."})
    assert "Ned Fold" in client.get(url).content.decode()
    assert client_of(other).get(url).status_code == 404
    witness = Witness.objects.get()
    client_of(clerk).post(f"{url}witness/{witness.pk}/", {"person": other.pk})
    hand_in(case, officer)
    assert "No papers yet" in client_of(other).get(url).content.decode()
    client_of(other).post(f"{url}statement/", {"words": "I heard shouting."})
    assert [row.name for row in seen(case, other)] == ["Statement.txt"]
    assert "shouting" not in client_of(other).get(case.get_absolute_url()).content.decode()
    assert client_of(other).get(f"{url}hand-in/").status_code == 403


def test_a_witness_from_outside_gets_a_personal_link(case, clerk, officer):
    named = witnesses.name_witness(case, parts=parts(case, officer), name="Pat Holloway", about="The till.")
    with pytest.raises(Refused, match="give the email address"):
        witnesses.ask_witness(case, parts=parts(case, clerk), witness=named)
    witnesses.ask_witness(case, parts=parts(case, clerk), witness=named, address="pat@example.org")
    link = case.parts.get(kind="witness").link
    assert link.get_absolute_url() in OutboxMail.objects.get(address="pat@example.org").text


def test_whoever_handles_the_case_is_no_witness_in_it(case, clerk, officer):
    named = witnesses.name_witness(case, parts=parts(case, officer), name=clerk.name, about="All of it.")
    with pytest.raises(Refused, match="a witness cannot have"):
        witnesses.ask_witness(case, parts=parts(case, clerk), witness=named, person=clerk)


def test_the_list_of_papers_does_not_ask_more_when_it_is_longer(case, clerk, officer, colleague):
    def make_more(number):
        serve(case, clerk, [hand_in(case, officer)], [colleague, officer])

    same_queries(case.get_papers_url(), client_of(clerk), make_more, rows=8)


def test_a_file_that_the_scanner_finds_fault_with_is_not_kept(case, officer, settings):
    settings.SCAN_COMMAND = "sh -c 'grep -q nasty && exit 1 || exit 0'"
    hand_in(case, officer, b"A plain note.")
    with pytest.raises(Refused, match="scanner found something"):
        hand_in(case, officer, b"Something nasty.")
    settings.SCAN_COMMAND = "no-such-scanner"
    with pytest.raises(Refused, match="could not be checked"):
        hand_in(case, officer, b"A plain note.")
    assert Paper.objects.count() == 1


def test_a_letter_of_the_case_page_leads_to_the_papers(case, officer):
    act(case, "go-formal", officer)
    assert case.get_papers_url() in client_of(officer).get(case.get_absolute_url()).content.decode()
