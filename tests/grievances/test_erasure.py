"""Erasing a case: nothing of it is left to read, its history holds, a certificate says what went, a restore is met."""

import hashlib
import io
import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from councils import history
from councils.models import Event, OutboxMail
from grievances import services
from grievances.models import (
    Appeal,
    DestroyedKey,
    Grievance,
    Hearing,
    OfCase,
    Panel,
    PanelDecision,
    Paper,
    Part,
    SealedFile,
    SealedWords,
)
from grievances.services import papers
from grievances.services.erasure import erase
from grievances.services.retention import plan_for
from grievances.services.rows_of_case import fields_to, rows_of
from grievances.workflow import Outcome, PartKind
from tests.grievances.formal import appealed_case, make_staffing
from tests.grievances.makers import CANARY, act, make_case, parts, put, serve
from tests.grievances.test_confidence import everything_in_the_database
from tests.makers import client_of, make_member

NAME = "Pat Holloway"


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", "officer")


@pytest.fixture
def case(council, clerk, officer, colleague):
    """With a paper, words, an outsider by a personal link, and a person complained of."""
    case = make_case(council, officer, matter="treatment", subjects=[colleague])
    serve(case, clerk, f"About the {CANARY}.")
    papers.hand_in(case, parts=parts(case, officer), name="diary.txt", content=f"The {CANARY}.".encode())
    outsider = services.add_outsider(case, name=NAME, address="pat@example.org")
    services.give_part(case, PartKind.INVESTIGATOR, outsider=outsider)
    services.tell(case, {PartKind.INVESTIGATOR})
    return act(case, "withdraw", officer, words=f"No more of the {CANARY}.", outcome=Outcome.WITHDRAWN)


def erased(case):
    key = erase(case, kept_until=plan_for(case).kept_until)
    case = Grievance.objects.get(pk=case.pk)
    return case, key


def test_nothing_of_it_is_left_but_what_the_numbers_need(case):
    case, _ = erased(case)
    assert not rows_of(case)
    assert not any(model.objects.exists() for model in (Part, SealedWords, SealedFile))
    assert (case.kind, case.matter, case.outcome) == ("grievance", "treatment", "withdrawn")
    assert bytes(case.wrapped_key) == b""
    assert case.story == ""


def test_nobody_can_open_it_and_no_mail_names_it_any_more(case, clerk, officer, colleague):
    address, reference = case.get_absolute_url(), case.reference
    erased(case)
    for person in (clerk, officer, colleague):
        assert client_of(person).get(address).status_code == 404
    left = [mail for mail in OutboxMail.objects.all() if mail.template != "case_erased"]
    assert not [mail for mail in left if str(case.pk) in mail.text + mail.html or reference in mail.text]
    assert not OutboxMail.objects.filter(address="pat@example.org").exists()


def test_its_history_stays_and_still_holds(case):
    before = list(Event.objects.filter(stream=case.stream).values_list("hash", flat=True))
    erased(case)
    after = list(Event.objects.filter(stream=case.stream).order_by("sequence"))
    assert [event.hash for event in after[:-1]] == before
    assert after[-1].kind == "erased"
    assert history.first_fault(case.stream) is None


def test_other_cases_lose_nothing(council, case, officer, clerk):
    other = make_case(council, officer)
    rows = rows_of(other)
    erased(case)
    assert rows_of(other) == rows
    assert CANARY in client_of(officer).get(other.get_absolute_url()).content.decode()


def test_the_certificate_says_what_went_and_holds_no_content(case, clerk, officer):
    file = bytes(SealedFile.objects.get().sealed)
    case, key = erased(case)
    what = {name: (number, sha) for name, number, sha in key.certificate["what"]}
    assert what["sealed files"] == (1, hashlib.sha256(file).hexdigest())
    assert what["parts"][0] == 4
    assert key.sha256 == hashlib.sha256(json.dumps(key.certificate, sort_keys=True).encode()).hexdigest()
    assert NAME not in json.dumps(key.certificate)
    page = client_of(clerk).get(key.get_absolute_url()).content.decode()
    assert case.reference in page
    assert key.sha256 in page
    assert client_of(officer).get(key.get_absolute_url()).status_code == 404
    assert OutboxMail.objects.get(template="case_erased").person == clerk


def test_the_list_of_destroyed_keys_cannot_be_changed(case):
    erased(case)
    for act_on_it in (lambda rows: rows.delete(), lambda rows: rows.update(sha256="")):
        with pytest.raises(DatabaseError), transaction.atomic():
            act_on_it(DestroyedKey.objects.all())


def restored_from_before(case):
    """The rows of the case as an older backup has them, put back after it was erased."""
    rows = {Grievance: list(Grievance.objects.filter(pk=case.pk))}
    for model, keys in rows_of(case).items():
        rows[model] = list(model._base_manager.filter(pk__in=keys))
    erased(case)
    rows.pop(Grievance)[0].save()
    for found in rows.values():
        for row in found:
            row.save(force_insert=True)


def test_after_a_restore_the_list_of_destroyed_keys_erases_it_again(case):
    restored_from_before(case)
    assert Paper.objects.exists()
    listed = io.StringIO()
    call_command("destroyed_keys", stdout=listed)
    assert CANARY not in listed.getvalue()
    told = io.StringIO()
    call_command("forget_again", stdout=told)
    assert "1 erased again" in told.getvalue()
    assert not rows_of(case)
    assert Grievance.objects.get(pk=case.pk).erased_at
    assert history.first_fault(case.stream) is None


def test_a_list_from_outside_is_taken_in_once(case, tmp_path):
    at = timezone.now().isoformat()
    row = {"case": str(case.pk), "council": "thornby", "handler": None, "at": at, "certificate": {}, "sha256": "ab"}
    path = tmp_path / "list"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    for told in ("1 erased again", "0 erased again"):
        said = io.StringIO()
        call_command("forget_again", str(path), stdout=said)
        assert told in said.getvalue()
    assert DestroyedKey.objects.get().case == case.pk
    assert not [value for _, value in everything_in_the_database() if CANARY in value]


def test_a_case_that_was_heard_and_appealed_goes_whole(council, clerk, officer):
    _, people = make_staffing(council)
    case = appealed_case(council, officer, clerk, people)
    put(case, stage="closed")
    assert {Panel, Hearing, PanelDecision, Appeal} <= set(rows_of(case))
    erased(case)
    assert not rows_of(case)


def test_every_model_with_text_of_a_case_is_among_those_that_go():
    found, waiting = set(), [Grievance]
    while waiting:
        new = {field.model for field in fields_to(waiting.pop())} - found
        found |= new
        waiting += new
    sealed = {model for model in apps.get_app_config("grievances").get_models() if issubclass(model, OfCase)}
    assert sealed <= found
