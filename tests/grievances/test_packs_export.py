"""A case that is taken away proves its own history, offline; and holds nothing of mediation."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from councils.models import Event
from grievances.papers import verify_case
from tests.grievances.letters import send, write
from tests.grievances.makers import CANARY, make_case
from tests.grievances.makers import serve as serve_particulars
from tests.grievances.papers import hand_in
from tests.grievances.test_packs import SECRET, mediate
from tests.makers import Client, client_of, make_member, sign_in


@pytest.fixture
def case(council, clerk, officer):
    colleague = make_member(council, "Lena Brook", "officer")
    case = serve_particulars(make_case(council, officer, matter="treatment", subjects=[colleague]), clerk)
    mediate(case, clerk, officer, colleague)
    hand_in(case, officer, b"What I saw.", "diary.txt")
    send(write(case, clerk, to=officer), clerk, text="We have it.")
    return case


@pytest.fixture
def archive(case, clerk):
    return client_of(clerk).post(f"{case.get_packs_url()}export/").content


def changed(archive, name, change):
    """The archive with one file in it changed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return kept.getvalue()


def history_changed(archive, change):
    def on_bytes(content):
        history = json.loads(content)
        change(history["streams"]["case"])
        return json.dumps(history).encode()

    return changed(archive, "history.json", on_bytes)


def faults(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return list(verify_case.faults(opened))


def test_its_own_program_verifies_it_offline(archive, tmp_path):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        tmp_path.joinpath("verify_case.py").write_bytes(opened.read("verify_case.py"))
    tmp_path.joinpath("case.zip").write_bytes(archive)
    command = [sys.executable, "-I", "-S", "verify_case.py", "case.zip"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "The history holds: nothing was altered, removed or inserted.\n")


def test_the_case_its_papers_and_letters_are_in_it(archive, case):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.read("papers/001 diary.txt") == b"What I saw."
        assert opened.read("letters/001 acknowledgement.docx").startswith(b"PK")
        facts = json.loads(opened.read("case.json"))
    assert CANARY in facts["texts"]["story"]
    assert "Lena Brook" in {person["name"] for person in facts["people"]}


def test_nothing_of_mediation_is_in_it(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        whole = b"".join(opened.read(name) for name in opened.namelist() if not name.endswith(".py")).lower()
    assert SECRET.encode() not in whole
    assert b"mediation" not in whole


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda events: events[0].update(kind="nothing"), "it was altered"),
        (lambda events: events[0].update(at="2020-01-01T00:00:00.000000+00:00"), "it was altered"),
        (lambda events: events.pop(2), "one is missing here"),
        (lambda events: events.insert(1, dict(events[0])), "was moved"),
        (lambda events: events[1].update(words="Something else."), "its words were altered"),
    ],
    ids=["kind", "time", "removed", "inserted", "words"],
)
def test_what_was_changed_is_named(archive, change, fault):
    assert any(fault in found for found in faults(history_changed(archive, change)))


def test_another_file_in_its_place_is_named(archive):
    found = faults(changed(archive, "papers/001 diary.txt", lambda content: content + b"!"))
    assert any("papers/001 diary.txt" in fault for fault in found)


def test_that_it_was_taken_away_is_on_record(archive, case, clerk):
    assert Event.objects.get(stream=case.stream, kind="case-exported").by == clerk


def test_whoever_has_not_said_lately_who_he_is_is_asked_again(case, clerk):
    client = Client()
    sign_in(client, clerk.user, seconds_ago=3600)
    response = client.post(f"{case.get_packs_url()}export/")
    assert response.status_code == 302
    assert "/reauthenticate/" in response.url
    assert not Event.objects.filter(stream=case.stream, kind="case-exported").exists()
